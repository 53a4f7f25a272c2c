import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';

const MOST = 300;

/** Planned prices that wait or hold, the next first: of one product, or of all. */
export async function plannedPrices(reader: Reader, productId?: string) {
  const rows = await reader.plannedPrice.findMany({
    where: { state: { in: ['WAITING', 'RUNNING'] }, ...(productId ? { productId } : {}) },
    orderBy: [{ fromDay: 'asc' }, { plannedAt: 'asc' }],
    take: MOST,
    include: { product: { select: { name: true, spec: true, code: true, listPriceFen: true } } },
  });
  const names = await personNames(
    reader,
    rows.map(({ plannedById }) => plannedById),
  );
  return rows.map((row) => ({
    id: row.id,
    productId: row.productId,
    name: row.product.name,
    spec: row.product.spec,
    code: row.product.code,
    nowFen: fenOf(row.product.listPriceFen),
    listPriceFen: fenOf(row.listPriceFen),
    fromDay: dateToDay(row.fromDay),
    untilDay: row.untilDay ? dateToDay(row.untilDay) : null,
    isRunning: row.state === 'RUNNING',
    plannedBy: names.get(row.plannedById) ?? '',
  }));
}
