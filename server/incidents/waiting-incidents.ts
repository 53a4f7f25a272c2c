import type { Reader } from '@/server/platform/db';

/** How many incidents of each store nobody decided anything about yet; stores without one are left out. */
export async function countUndecided(
  reader: Reader,
  storeIds: readonly string[],
): Promise<(readonly [storeId: string, count: number])[]> {
  if (storeIds.length === 0) return [];
  const rows = await reader.incidentStanding.groupBy({
    by: ['storeId'],
    where: { storeId: { in: [...storeIds] }, state: 'OPEN' },
    _count: true,
  });
  return rows.map(({ storeId, _count }) => [storeId, _count] as const);
}
