import { sumFen } from '@/lib/money';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { bookedOn } from '@/server/platform/posting-day';
import { resolveLines } from '@/server/stock/document-lines';
import { postStockEntries } from '@/server/stock/post-stock-entries';
import { lockPostingDay } from '@/server/stores/business-days';
import { takeDocumentNumber } from '@/server/stores/document-series';
import { storeSettings } from '@/server/stores/store-settings';
import { returnToSupplierInput } from '../schema';

/**
 * Goods back to who delivered them; they leave at the average cost, whatever the supplier gives back for them.
 * @throws NotFound, StockLineUnknown, StockQuantityTooFine
 */
export const returnToSupplier = command({
  name: 'purchasing.returnToSupplier',
  permission: 'purchasing.receive',
  scope: 'store',
  input: returnToSupplierInput,
  async run(tx, input, ctx) {
    const { storeId, requestId: supplierReturnId } = input;
    const store = await storeSettings(tx, storeId);
    const businessDay = await lockPostingDay(tx, store, ctx);
    const supplier = await tx.supplier.findUnique({ where: { id: input.supplierId } });
    if (!supplier) throw new NotFound({ noun: 'supplier' });
    const number = await takeDocumentNumber(tx, storeId, 'SUPPLIER_RETURN');
    const lines = (await resolveLines(tx, storeId, input.lines)).map((line) => ({ ...line, id: newId() }));
    const document = bookedOn(businessDay);
    await tx.supplierReturn.create({
      data: {
        ...document,
        id: supplierReturnId,
        number,
        supplierId: supplier.id,
        reason: input.reason,
        personId: ctx.actor.personId,
        occurredAt: ctx.now,
      },
    });
    await tx.supplierReturnLine.createMany({
      data: lines.map((line) => ({
        ...document,
        id: line.id,
        supplierReturnId,
        lineNo: line.lineNo,
        productId: line.productId,
        zoneId: line.zoneId,
        quantity: line.quantity,
        creditFen: BigInt(line.creditFen),
      })),
    });
    await postStockEntries(
      tx,
      storeId,
      lines.map((line) => ({
        productId: line.productId,
        zoneId: line.zoneId,
        kind: 'SUPPLIER_RETURN',
        quantityMilli: -line.quantityMilli,
        documentKind: 'SUPPLIER_RETURN',
        documentId: supplierReturnId,
        documentLineId: line.id,
        businessDay,
        occurredAt: ctx.now,
        personId: ctx.actor.personId,
      })),
    );
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'purchasing.returnToSupplier',
      subjectKind: 'supplierReturn',
      subjectId: supplierReturnId,
      after: { number, lines: lines.length, creditFen: sumFen(lines.map((line) => line.creditFen)) },
      businessDay,
      requestId: input.requestId,
    });
    return { supplierReturnId, number, businessDay: businessDay.day };
  },
});
