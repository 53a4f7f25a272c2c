import type { Reader } from '@/server/platform/db';

/** Which of these payments the books of a store have. */
export async function tendersThere(
  reader: Reader,
  storeId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const found = await reader.tender.findMany({
    where: { storeId, id: { in: [...ids] } },
    select: { id: true },
  });
  return new Set(found.map(({ id }) => id));
}
