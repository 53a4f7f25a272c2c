import { dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { newId } from '@/server/platform/ids';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { nextNumber, resolveLines } from '../internal';
import { postStockEntries } from '../post-stock-entries';
import { adjustStockInput } from '../schema';

/** Corrects stock with a reason; what is found comes in at the average cost. @throws StockLineUnknown, StockQuantityTooFine */
export const adjustStock = command({
  name: 'stock.adjust',
  permission: 'stock.adjust',
  scope: 'store',
  input: adjustStockInput,
  async run(tx, input, ctx) {
    const { storeId, requestId: adjustmentId } = input;
    const store = await storeSettings(tx, storeId);
    const businessDay = await lockPostingDay(tx, store, ctx.now);
    const number = await nextNumber(tx, storeId, 'ADJUSTMENT');
    const lines = (await resolveLines(tx, storeId, input.lines)).map((line) => ({ ...line, id: newId() }));
    await tx.adjustment.create({
      data: {
        storeId,
        id: adjustmentId,
        number,
        reason: input.reason,
        note: input.note,
        personId: ctx.actor.personId,
        businessDay: dayToDate(businessDay),
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
        businessDay: dayToDate(businessDay),
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
    return { adjustmentId, number, businessDay };
  },
});
