import type { Reader } from '@/server/platform/db';

/** How versions are called, and of which promotion each is. */
export async function promotionNames(
  reader: Reader,
  versionIds: readonly string[],
): Promise<Map<string, { promotionId: string; name: string }>> {
  const rows = await reader.promotionVersion.findMany({
    where: { id: { in: [...new Set(versionIds)] } },
    select: { id: true, promotionId: true, name: true },
  });
  return new Map(rows.map(({ id, promotionId, name }) => [id, { promotionId, name }]));
}

/** Every version of a promotion. */
export async function versionIdsOf(reader: Reader, promotionId: string): Promise<string[]> {
  const rows = await reader.promotionVersion.findMany({ where: { promotionId }, select: { id: true } });
  return rows.map(({ id }) => id);
}
