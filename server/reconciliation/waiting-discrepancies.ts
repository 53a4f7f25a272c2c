import type { Reader } from '@/server/platform/db';

/** How many differences with another program a person is to explain, by store. */
export async function discrepanciesToExplain(
  reader: Reader,
  of: { ownerId: string; storeIds: readonly string[] },
): Promise<{ storeId: string; count: number }[]> {
  const rows = await reader.discrepancy.groupBy({
    by: ['storeId'],
    where: {
      storeId: { in: [...of.storeIds] },
      ownerId: of.ownerId,
      closedAt: null,
      explainedAt: null,
    },
    orderBy: { storeId: 'asc' },
    _count: { _all: true },
  });
  return rows.map(({ storeId, _count }) => ({ storeId, count: _count._all }));
}
