import { dayToDate } from '@/lib/business-day';
import { sumFen, valueAtCost } from '@/lib/money';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { NoteAlreadyReceived } from '../errors';
import { nextNumber, resolveLines } from '../internal';
import { postStockEntries } from '../post-stock-entries';
import { receiveGoodsInput } from '../schema';

/**
 * Goods in against a supplier's note: document and stock in one transaction, cost by moving average.
 * @throws NotFound, NoteAlreadyReceived, StockLineUnknown, StockQuantityTooFine
 */
export const receiveGoods = command({
  name: 'stock.receive',
  permission: 'stock.receive',
  scope: 'store',
  input: receiveGoodsInput,
  async run(tx, input, ctx) {
    const { storeId, requestId: receivingId } = input;
    const store = await storeSettings(tx, storeId);
    const businessDay = await lockPostingDay(tx, store, ctx.now);
    const supplier = await tx.supplier.findUnique({ where: { id: input.supplierId } });
    if (!supplier) throw new NotFound({ noun: 'supplier' });
    const number = await nextNumber(tx, storeId, 'RECEIVING');
    // The series row is locked: nobody can slip the same note in between.
    const twin = await tx.receiving.findFirst({
      where: { storeId, supplierId: supplier.id, supplierNote: input.supplierNote },
      select: { number: true },
    });
    if (twin) throw new NoteAlreadyReceived({ number: twin.number });
    const lines = (await resolveLines(tx, storeId, input.lines)).map((line) => ({
      ...line,
      id: newId(),
      amountFen: valueAtCost(line.unitCost, line.quantityMilli),
    }));
    const document = { storeId, personId: ctx.actor.personId, businessDay: dayToDate(businessDay) };
    await tx.receiving.create({
      data: {
        ...document,
        id: receivingId,
        number,
        supplierId: supplier.id,
        supplierNote: input.supplierNote,
        note: input.note,
        occurredAt: ctx.now,
      },
    });
    await tx.receivingLine.createMany({
      data: lines.map((line) => ({
        storeId,
        id: line.id,
        receivingId,
        lineNo: line.lineNo,
        productId: line.productId,
        zoneId: line.zoneId,
        quantity: line.quantity,
        unitCost: line.unitCost,
        amountFen: BigInt(line.amountFen),
        businessDay: document.businessDay,
      })),
    });
    await postStockEntries(
      tx,
      storeId,
      lines.map((line) => ({
        productId: line.productId,
        zoneId: line.zoneId,
        kind: 'RECEIVING',
        quantityMilli: line.quantityMilli,
        valueFen: line.amountFen,
        documentKind: 'RECEIVING',
        documentId: receivingId,
        documentLineId: line.id,
        businessDay,
        occurredAt: ctx.now,
        personId: ctx.actor.personId,
      })),
    );
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stock.receive',
      subjectKind: 'receiving',
      subjectId: receivingId,
      after: {
        number,
        supplierNote: input.supplierNote,
        lines: lines.length,
        amountFen: sumFen(lines.map((line) => line.amountFen)),
      },
      businessDay,
      requestId: input.requestId,
    });
    return { receivingId, number, businessDay };
  },
});
