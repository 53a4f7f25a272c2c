import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { newId } from '@/server/platform/ids';
import { dateOf } from '@/server/platform/posting-day';
import { lockPostingDay } from '@/server/stores/business-days';
import { takeDocumentNumber } from '@/server/stores/document-series';
import { storeSettings } from '@/server/stores/store-settings';
import { resolveLines } from '../document-lines';
import { AdjustmentReasonNotAllowed, AdjustmentWrongWay } from '../errors';
import { postStockEntries } from '../post-stock-entries';
import { adjustStockInput } from '../schema';
import { goesWrongWay, RIGHT_OF_REASON } from './adjustment-rules';

/**
 * Corrects stock with a reason, each reason with its own right; what is found comes in at the average cost.
 * @throws AdjustmentReasonNotAllowed, AdjustmentWrongWay, StockLineUnknown, StockQuantityTooFine
 */
export const adjustStock = command({
  name: 'stock.adjust',
  permission: 'stock.adjust',
  scope: 'store',
  input: adjustStockInput,
  async run(tx, input, ctx) {
    const { storeId, requestId: adjustmentId, reason } = input;
    if (!ctx.may(RIGHT_OF_REASON[reason], storeId)) throw new AdjustmentReasonNotAllowed({ reason });
    const store = await storeSettings(tx, storeId);
    const businessDay = await lockPostingDay(tx, store, ctx.now);
    const number = await takeDocumentNumber(tx, storeId, 'ADJUSTMENT');
    const lines = (await resolveLines(tx, storeId, input.lines)).map((line) => ({ ...line, id: newId() }));
    const wrong = lines.find((line) => goesWrongWay(reason, line.quantityMilli));
    if (wrong) throw new AdjustmentWrongWay({ line: wrong.lineNo, reason });
    await tx.adjustment.create({
      data: {
        storeId,
        id: adjustmentId,
        number,
        reason: input.reason,
        note: input.note,
        personId: ctx.actor.personId,
        businessDay: dateOf(businessDay, storeId),
        occurredAt: ctx.now,
      },
    });
    await tx.adjustmentLine.createMany({
      data: lines.map((line) => ({
        storeId,
        id: line.id,
        adjustmentId,
        lineNo: line.lineNo,
        productId: line.productId,
        zoneId: line.zoneId,
        quantity: line.quantity,
        businessDay: dateOf(businessDay, storeId),
      })),
    });
    await postStockEntries(
      tx,
      storeId,
      lines.map((line) => ({
        productId: line.productId,
        zoneId: line.zoneId,
        kind: 'ADJUSTMENT',
        quantityMilli: line.quantityMilli,
        documentKind: 'ADJUSTMENT',
        documentId: adjustmentId,
        documentLineId: line.id,
        businessDay,
        occurredAt: ctx.now,
        personId: ctx.actor.personId,
      })),
    );
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stock.adjust',
      subjectKind: 'adjustment',
      subjectId: adjustmentId,
      after: { number, reason: input.reason, lines: lines.length },
      businessDay,
      requestId: input.requestId,
    });
    return { adjustmentId, number, businessDay: businessDay.day };
  },
});
