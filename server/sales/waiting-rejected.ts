import type { Reader } from '@/server/platform/db';

/** How many rejected tickets of each store nobody settled. */
export async function countRejectedByStore(
  reader: Reader,
  storeIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await reader.rejectedTicket.groupBy({
    by: ['storeId'],
    where: { storeId: { in: [...storeIds] }, settledAt: null },
    orderBy: { storeId: 'asc' },
    _count: { _all: true },
  });
  return new Map(rows.map(({ storeId, _count }) => [storeId, _count._all]));
}
