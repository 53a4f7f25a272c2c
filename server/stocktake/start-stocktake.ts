import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { StocktakeOverlaps } from './errors';
import { lockStocktake } from './internal';
import { cancelStocktakeInput, startStocktakeInput } from './schema';

/** Opens a stocktake for counting. One shelf is counted by one stocktake at a time. @throws StocktakeStateWrong, StocktakeOverlaps */
export const startStocktake = command({
  name: 'stocktake.start',
  permission: 'stocktake.plan',
  scope: 'store',
  isLong: true,
  input: startStocktakeInput,
  async run(tx, input, ctx) {
    const { storeId, stocktakeId } = input;
    // Two that start at once look for each other: they take turns.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`stocktake.start ${storeId}`}, 1))::text`;
    await lockStocktake(tx, storeId, stocktakeId, ['planned']);
    await refuseOverlap(tx, storeId, stocktakeId);
    await tx.stocktake.update({
      where: { storeId_id: { storeId, id: stocktakeId } },
      data: { startedAt: ctx.now, startedById: ctx.actor.personId },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stocktake.start',
      subjectKind: 'stocktake',
      subjectId: stocktakeId,
      requestId: input.requestId,
    });
    return { stocktakeId };
  },
});

/** Gives a stocktake up; its counts stay in the history. @throws StocktakeStateWrong */
export const cancelStocktake = command({
  name: 'stocktake.cancel',
  permission: 'stocktake.plan',
  scope: 'store',
  input: cancelStocktakeInput,
  async run(tx, input, ctx) {
    const { storeId, stocktakeId } = input;
    const { state } = await lockStocktake(tx, storeId, stocktakeId, [
      'planned',
      'counting',
      'recount',
      'review',
    ]);
    await tx.stocktake.update({
      where: { storeId_id: { storeId, id: stocktakeId } },
      data: { cancelledAt: ctx.now, cancelledById: ctx.actor.personId, cancelReason: input.reason },
    });
    // A count that waits for the sheet's lock right now then sees that it is over.
    await tx.stocktakeSheet.updateMany({
      where: { storeId, stocktakeId, finishedAt: null },
      data: { finishedAt: ctx.now, finishedById: ctx.actor.personId },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stocktake.cancel',
      subjectKind: 'stocktake',
      subjectId: stocktakeId,
      before: { state },
      after: { reason: input.reason },
      requestId: input.requestId,
    });
    return { stocktakeId };
  },
});

async function refuseOverlap(tx: Tx, storeId: string, stocktakeId: string): Promise<void> {
  const [other] = await tx.$queryRaw<{ number: number }[]>`
    SELECT o.number FROM stocktake o
    WHERE o.store_id = ${storeId}::uuid AND o.id <> ${stocktakeId}::uuid AND o.started_at IS NOT NULL
      AND o.posted_at IS NULL AND o.cancelled_at IS NULL
      AND EXISTS (SELECT 1 FROM stocktake_sheet a JOIN stocktake_sheet b ON b.store_id = a.store_id AND b.zone_id = a.zone_id
        WHERE a.store_id = o.store_id AND a.stocktake_id = o.id AND b.stocktake_id = ${stocktakeId}::uuid)
      AND (NOT EXISTS (SELECT 1 FROM stocktake_product p WHERE p.store_id = o.store_id AND p.stocktake_id = o.id)
        OR NOT EXISTS (SELECT 1 FROM stocktake_product p WHERE p.store_id = o.store_id AND p.stocktake_id = ${stocktakeId}::uuid)
        OR EXISTS (SELECT 1 FROM stocktake_product p JOIN stocktake_product q ON q.store_id = p.store_id AND q.product_id = p.product_id
          WHERE p.store_id = o.store_id AND p.stocktake_id = o.id AND q.stocktake_id = ${stocktakeId}::uuid))
    ORDER BY o.number LIMIT 1`;
  if (other) throw new StocktakeOverlaps({ number: other.number });
}
