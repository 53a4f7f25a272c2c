// Chinese because: the zone of goods awaiting pickup by its name in the shop.
import type { z } from 'zod';
import type { Prisma } from '@/generated/prisma/client';
import { addDays, dateToDay, dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { isStocked } from '@/server/catalog/product-kinds';
import { productsById, productsInCategory } from '@/server/catalog/products-by-id';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { InvalidInput, NotFound } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { takeDocumentNumber } from '@/server/stores/document-series';
import { ZONES } from '@/server/zones/lent-zones';
import { StocktakeNothing } from './errors';
import { planStocktakeInput } from './schema';

type Plan = z.output<typeof planStocktakeInput>;

/**
 * Plans a stocktake: what it is about and a sheet for each zone where that stands. 待提货 is never counted: its goods are
 * other people's, and the pickups account for them. @throws StocktakeNothing, NotFound, InvalidInput
 */
export const planStocktake = command({
  name: 'stocktake.plan',
  permission: 'stocktake.plan',
  scope: 'store',
  isLong: true,
  input: planStocktakeInput,
  async run(tx, input, ctx) {
    const { storeId, requestId: stocktakeId } = input;
    const number = await takeDocumentNumber(tx, storeId, 'STOCKTAKE');
    const productIds = await productsOf(tx, input);
    const zoneIds = await zonesOf(tx, input, productIds);
    if (zoneIds.length === 0 || productIds?.length === 0) throw new StocktakeNothing();
    if (input.scheduleId) await moveSchedule(tx, storeId, input.scheduleId);
    await tx.stocktake.create({
      data: { ...stocktakeRow(input), number, plannedAt: ctx.now, plannedById: ctx.actor.personId },
    });
    await tx.stocktakeProduct.createMany({
      data: (productIds ?? []).map((productId) => ({ storeId, stocktakeId, productId })),
    });
    await tx.stocktakeSheet.createMany({
      data: zoneIds.map((zoneId) => ({ storeId, id: newId(), stocktakeId, zoneId })),
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stocktake.plan',
      subjectKind: 'stocktake',
      subjectId: stocktakeId,
      after: {
        number,
        kind: input.kind,
        title: input.title,
        blind: input.blind,
        zones: zoneIds.length,
        products: productIds?.length ?? 0,
      },
      requestId: input.requestId,
    });
    return { stocktakeId, number, zones: zoneIds.length, products: productIds?.length ?? null };
  },
});

function stocktakeRow(input: Plan) {
  return {
    storeId: input.storeId,
    id: input.requestId,
    kind: input.kind,
    title: input.title,
    blind: input.blind,
    recountQuantity: input.recountQuantity ?? null,
    recountPercentBp: input.recountPercentBp ?? null,
    recountFen: input.recountFen === undefined ? null : BigInt(input.recountFen),
    scheduleId: input.scheduleId ?? null,
  };
}

/** The products it is about; null: whatever stands in its zones. */
async function productsOf(tx: Tx, input: Plan): Promise<string[] | null> {
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  if (input.kind === 'STORE' || input.kind === 'ZONE') return null;
  if (input.kind === 'PRODUCT') {
    const wanted = [...new Set(input.productIds)];
    const found = await productsById(tx, wanted);
    if (found.size !== wanted.length || [...found.values()].some(({ kind }) => !isStocked(kind)))
      throw new NotFound({ noun: 'product' });
    return wanted;
  }
  if (input.kind === 'CATEGORY') {
    if (!input.categoryId) throw new InvalidInput({ field: 'categoryId', problem: 'required' });
    return productsInCategory(tx, input.categoryId);
  }
  if (!input.sampleSize) throw new InvalidInput({ field: 'sampleSize', problem: 'required' });
  // By lot: the order of a hash with the stocktake's own id, which nobody chooses.
  return ids(
    await tx.$queryRaw<{ id: string }[]>`
      SELECT l.product_id AS id FROM stock_level l JOIN ${ZONES} z ON z.store_id = l.store_id AND z.id = l.zone_id
      WHERE l.store_id = ${input.storeId}::uuid AND l.on_hand <> 0 AND z.kind <> 'AWAITING_PICKUP' AND z.closed_at IS NULL
      GROUP BY l.product_id ORDER BY md5(l.product_id::text || ${input.requestId}) LIMIT ${input.sampleSize}`,
  );
}

async function zonesOf(tx: Tx, input: Plan, productIds: string[] | null): Promise<string[]> {
  const open: Prisma.ZoneWhereInput = {
    storeId: input.storeId,
    closedAt: null,
    kind: { not: 'AWAITING_PICKUP' },
  };
  const named = input.zoneIds.length > 0 ? { id: { in: [...new Set(input.zoneIds)] } } : {};
  if (input.kind === 'ZONE' && input.zoneIds.length === 0)
    throw new InvalidInput({ field: 'zoneIds', problem: 'required' });
  const zones = await tx.zone.findMany({ where: { ...open, ...named }, orderBy: { code: 'asc' } });
  if (input.zoneIds.length > 0 && zones.length !== new Set(input.zoneIds).size)
    throw new NotFound({ noun: 'zone' });
  if (productIds === null) return zones.map(({ id }) => id);
  const withStock = await tx.$queryRaw<{ id: string }[]>`
    SELECT zone_id AS id FROM stock_level WHERE store_id = ${input.storeId}::uuid AND on_hand <> 0 AND product_id = ANY(${productIds}::uuid[])
    UNION SELECT zone_id FROM product_place WHERE store_id = ${input.storeId}::uuid AND product_id = ANY(${productIds}::uuid[])`;
  const where = new Set(withStock.map(({ id }) => id));
  return zones.map(({ id }) => id).filter((id) => where.has(id));
}

/** A cycle count that is planned is due again so many days later. @throws NotFound */
async function moveSchedule(tx: Tx, storeId: string, id: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM stocktake_schedule WHERE store_id = ${storeId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const schedule = await tx.stocktakeSchedule.findUnique({ where: { storeId_id: { storeId, id } } });
  if (!schedule || schedule.endedAt) throw new NotFound({ noun: 'schedule' });
  await tx.stocktakeSchedule.update({
    where: { storeId_id: { storeId, id } },
    data: { nextOn: dayToDate(addDays(dateToDay(schedule.nextOn), schedule.everyDays)) },
  });
}
