import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { countLines } from './count-lines';
import { LineNotDecidable } from './errors';
import { lockStocktake } from './internal';
import { decideLinesInput } from './schema';

/**
 * What becomes of lines: an uncounted one is zero (with a reason) or left as the book has it; a counted one holds (COUNT) or
 * is left. COUNT on an uncounted line takes its decision back: it must be counted. @throws LineNotDecidable, StocktakeStateWrong
 */
export const decideLines = command({
  name: 'stocktake.decide',
  permission: 'stocktake.approve',
  scope: 'store',
  input: decideLinesInput,
  async run(tx, input, ctx) {
    const { storeId, stocktakeId, decision, reason } = input;
    await lockStocktake(tx, storeId, stocktakeId, ['counting', 'recount', 'review']);
    if (!input.lines && decision === 'COUNT') throw new LineNotDecidable();
    const named = JSON.stringify(
      (input.lines ?? []).map(({ productId, zoneId }) => ({ product_id: productId, zone_id: zoneId })),
    );
    const decided = await tx.$executeRaw`
      WITH ${countLines(storeId, stocktakeId, ctx.now)}
      INSERT INTO stocktake_decision (store_id, stocktake_id, product_id, zone_id, decision, reason, decided_by_id, decided_at)
      SELECT ${storeId}::uuid, ${stocktakeId}::uuid, f.product_id, f.zone_id, ${decision}::"StocktakeDecisionKind", ${reason},
        ${ctx.actor.personId}::uuid, ${ctx.now}::timestamptz
      FROM figures f
      WHERE CASE WHEN ${input.lines === undefined} THEN f.decision IS NULL ELSE EXISTS (
          SELECT 1 FROM json_to_recordset(${named}::json) AS n(product_id uuid, zone_id uuid)
          WHERE n.product_id = f.product_id AND n.zone_id = f.zone_id) END
        AND (f.counted IS NULL OR ${decision} <> 'ZERO')
      ORDER BY f.product_id, f.zone_id
      ON CONFLICT (store_id, stocktake_id, product_id, zone_id) DO UPDATE SET decision = excluded.decision,
        reason = excluded.reason, decided_by_id = excluded.decided_by_id, decided_at = excluded.decided_at`;
    const wanted = new Set(input.lines?.map(({ productId, zoneId }) => `${productId}${zoneId}`)).size;
    if (input.lines && decided !== wanted) throw new LineNotDecidable();
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stocktake.decide',
      subjectKind: 'stocktake',
      subjectId: stocktakeId,
      after: { decision, reason, lines: decided, first: (input.lines ?? []).slice(0, 20) },
      requestId: input.requestId,
    });
    return { decided };
  },
});
