import { dateToDay, dayToDate } from '@/lib/business-day';
import { goodsName } from '@/lib/goods-name';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActingContext, ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { partId } from '@/server/platform/ids';
import { logger } from '@/server/platform/log';
import { fenOf } from '@/server/platform/numbers';
import { PlannedPriceOver } from '../errors';
import { ofPlannedPriceInput } from '../schema';
import { lockCatalogue, writeProducts } from '../write-products';
import { dayOfChain } from './day-of-chain';

const AT_ONCE = 500;

/** By the clock, every minute: planned prices begin and end with the chain's business day; what a stop left out happens when it is over. */
export async function applyPlannedPrices(ctx: ActingContext<'JOB'>): Promise<void> {
  const today = await dayOfChain(ctx.db, ctx.now);
  const due = await ctx.db.plannedPrice.findMany({
    where: {
      OR: [
        { state: 'WAITING', fromDay: { lte: dayToDate(today) } },
        { state: 'RUNNING', untilDay: { lt: dayToDate(today) } },
      ],
    },
    // What ends comes before what begins: one may follow on the other.
    orderBy: [{ state: 'asc' }, { fromDay: 'asc' }],
    take: AT_ONCE,
    select: { id: true, state: true },
  });
  for (const { id, state } of due) {
    try {
      await applyPlannedPrice.execute(ctx, { requestId: partId(id, `apply ${state}`), plannedId: id });
    } catch (error) {
      logger.error({ err: error, plannedId: id }, 'a planned price was not applied');
    }
  }
}

/** One of them begins, or ends. Whoever changed the price by hand meanwhile is not overruled by its end. */
export const applyPlannedPrice = command({
  name: 'catalog.applyPlannedPrice',
  permission: 'catalog.applyPlannedPrice',
  scope: 'company',
  by: ['JOB'],
  input: ofPlannedPriceInput,
  async run(tx, { requestId, plannedId }, ctx) {
    const { planned, product } = await locked(tx, plannedId);
    const today = await dayOfChain(tx, ctx.now);
    const until = planned.untilDay && dateToDay(planned.untilDay);
    if (planned.state === 'WAITING' && dateToDay(planned.fromDay) <= today) {
      // Its days passed while nothing ran.
      const isOver = until !== null && until < today;
      if (!isOver) await reprice(tx, ctx, { product, listPriceFen: fenOf(planned.listPriceFen), requestId });
      await tx.plannedPrice.update({
        where: { id: plannedId },
        data: { state: isOver || until === null ? 'ENDED' : 'RUNNING', beforeFen: product.listPriceFen },
      });
      return { applied: !isOver };
    }
    if (planned.state !== 'RUNNING' || until === null || until >= today) return { applied: false };
    return { applied: await end(tx, ctx, { planned, product, requestId }) };
  },
});

/** Calls a planned price off; one that holds ends at once. @throws NotFound, PlannedPriceOver */
export const callOffPlannedPrice = command({
  name: 'catalog.callOffPrice',
  permission: 'catalog.manage',
  scope: 'company',
  input: ofPlannedPriceInput,
  async run(tx, { requestId, plannedId }, ctx) {
    const { planned, product } = await locked(tx, plannedId);
    if (planned.state === 'RUNNING') await end(tx, ctx, { planned, product, requestId });
    else if (planned.state === 'WAITING') {
      await tx.plannedPrice.update({ where: { id: plannedId }, data: { state: 'CALLED_OFF' } });
      await writeAuditEntry(tx, ctx, {
        storeId: null,
        action: 'catalog.callOffPrice',
        subjectKind: 'product',
        subjectId: product.id,
        after: { name: goodsName(product), listPriceFen: fenOf(planned.listPriceFen) },
        requestId,
      });
    } else throw new PlannedPriceOver();
    return { productId: product.id };
  },
});

type Planned = Awaited<ReturnType<typeof locked>>;
type By = Pick<ActingContext<'JOB'>, 'now'> & (ActingContext<'JOB'> | ActorContext);

async function locked(tx: Tx, plannedId: string) {
  // In the order of every change of prices: the catalogue first.
  await lockCatalogue(tx);
  await tx.$queryRaw`SELECT 1 AS locked FROM planned_price WHERE id = ${plannedId}::uuid FOR UPDATE`;
  const found = await tx.plannedPrice.findUnique({ where: { id: plannedId }, include: { product: true } });
  if (!found) throw new NotFound({ noun: 'plannedPrice' });
  const { product, ...planned } = found;
  return { planned, product };
}

async function end(tx: Tx, ctx: By, of: Planned & { requestId: string }): Promise<boolean> {
  const { planned, product, requestId } = of;
  const isStill = product.listPriceFen === planned.listPriceFen;
  if (isStill && planned.beforeFen !== null)
    await reprice(tx, ctx, { product, listPriceFen: fenOf(planned.beforeFen), requestId });
  await tx.plannedPrice.update({ where: { id: planned.id }, data: { state: 'ENDED' } });
  return isStill;
}

async function reprice(
  tx: Tx,
  ctx: By,
  of: { product: Planned['product']; listPriceFen: number; requestId: string },
): Promise<void> {
  const { product, listPriceFen, requestId } = of;
  const { code, name } = product;
  await writeProducts(tx, [{ code, name, barcodes: [], listPriceFen }], ctx.now);
  await writeAuditEntry(tx, ctx, {
    storeId: null,
    action: 'catalog.applyPlannedPrice',
    subjectKind: 'product',
    subjectId: product.id,
    before: { name: goodsName(product), listPriceFen: fenOf(product.listPriceFen) },
    after: { name: goodsName(product), listPriceFen },
    requestId,
  });
}
