import type { Reader } from '@/server/platform/db';

/** What tills are called, by `storeId/tillId`. */
export async function tillCodes(
  reader: Reader,
  of: readonly { storeId: string; tillId: string }[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await reader.till.findMany({
    where: { storeId: { in: [...new Set(of.map(({ storeId }) => storeId))] } },
    select: { storeId: true, id: true, code: true },
  });
  return new Map(rows.map(({ storeId, id, code }) => [`${storeId}/${id}`, code]));
}
