import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { dateOf } from '@/server/platform/posting-day';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { zoneOwners } from '@/server/zones/list-zones';
import { NegativeOfAnother, StockNotNegative } from '../errors';
import { explainNegativeInput } from '../schema';

/**
 * Says why the book is below zero, by who answers for the zone or whoever answers discrepancies in the store. Holds until the
 * product goes below zero there again. Moves nothing: a count, an adjustment or a receiving does.
 * @throws StockNotNegative, NegativeOfAnother
 */
export const explainNegative = command({
  name: 'stock.explainNegative',
  permission: 'stock.explainNegative',
  scope: 'store',
  input: explainNegativeInput,
  async run(tx, { storeId, productId, zoneId, text, requestId }, ctx) {
    const store = await storeSettings(tx, storeId);
    const businessDay = await lockPostingDay(tx, store, ctx);
    const owner = (await zoneOwners(tx, storeId, ctx.now)).get(zoneId);
    if (owner !== ctx.actor.personId && !ctx.may('reconciliation.reconcile', storeId))
      throw new NegativeOfAnother();
    const below = await standsBelow(tx, storeId, productId, zoneId);
    if (!below) throw new StockNotNegative();
    await tx.negativeExplanation.create({
      data: {
        storeId,
        id: requestId,
        productId,
        zoneId,
        entryId: below.entryId,
        documentKind: below.documentKind,
        documentId: below.documentId,
        onHand: below.onHand,
        text,
        personId: ctx.actor.personId,
        businessDay: dateOf(businessDay, storeId),
        explainedAt: ctx.now,
      },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stock.explainNegative',
      subjectKind: 'product',
      subjectId: productId,
      after: { zoneId, onHand: below.onHand, note: text },
      businessDay,
      requestId,
    });
    return { productId, zoneId };
  },
});

/** What stands below zero and the entry that went there last; nothing posts meanwhile. */
async function standsBelow(tx: Tx, storeId: string, productId: string, zoneId: string) {
  await tx.$queryRaw`SELECT 1 AS locked FROM stock_cost WHERE store_id = ${storeId}::uuid AND product_id = ${productId}::uuid FOR SHARE`;
  const level = await tx.stockLevel.findUnique({
    where: { storeId_productId_zoneId: { storeId, productId, zoneId } },
  });
  if (!level?.onHand.isNegative()) return null;
  const entry = await tx.stockEntry.findFirst({
    where: { storeId, productId, zoneId, belowZero: true },
    orderBy: [{ businessDay: 'desc' }, { id: 'desc' }],
    select: { id: true, documentKind: true, documentId: true },
  });
  return entry && { ...entry, entryId: entry.id, onHand: level.onHand.toString() };
}
