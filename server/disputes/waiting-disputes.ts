import { goodsName } from '@/lib/goods-name';
import type { Reader } from '@/server/platform/db';
import { linesNamed } from '@/server/sales/lines-named';

/** More wait than anybody answers in days. */
const MOST = 50;

/** What of theirs somebody else claims, and they did not answer yet. */
export async function disputesToAnswer(
  reader: Reader,
  of: { personId: string; storeIds: readonly string[] },
) {
  const rows = await reader.salesDispute.findMany({
    where: {
      storeId: { in: [...of.storeIds] },
      decidedAt: null,
      parties: { some: { personId: of.personId, answer: null } },
    },
    orderBy: { raisedAt: 'asc' },
    take: MOST,
    select: { storeId: true, id: true, lineId: true },
  });
  const lines = await linesNamed(
    reader,
    rows.map(({ storeId, lineId }) => ({ storeId, id: lineId })),
  );
  return rows.map(({ storeId, id, lineId }) => {
    const line = lines.get(lineId);
    return { storeId, id, goods: line ? goodsName({ name: line.productName, spec: line.spec }) : '' };
  });
}

/** Disputes of these stores that somebody may decide about: none of their own. By store. */
export async function disputesToDecide(
  reader: Reader,
  of: { personId: string; storeIds: readonly string[] },
): Promise<(readonly [storeId: string, count: number])[]> {
  if (of.storeIds.length === 0) return [];
  const rows = await reader.salesDispute.groupBy({
    by: ['storeId'],
    where: {
      storeId: { in: [...of.storeIds] },
      decidedAt: null,
      NOT: [{ raisedById: of.personId }, { parties: { some: { personId: of.personId } } }],
    },
    _count: true,
    orderBy: { storeId: 'asc' },
  });
  return rows.map(({ storeId, _count }) => [storeId, _count] as const);
}
