import { dayToDate } from '@/lib/business-day';
import { valueAtCost } from '@/lib/money';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { productsById } from '@/server/catalog/products-by-id';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { requireSaneAmount, resolveLines } from '@/server/stock/document-lines';
import { takeDocumentNumber } from '@/server/stores/document-series';
import { OrderedDiscontinued } from '../errors';
import { orderGoodsInput } from '../schema';

/**
 * Goods asked of a supplier. A placed order is not edited: it is cancelled or closed, and ordered anew.
 * @throws NotFound, StockLineUnknown, StockQuantityTooFine, OrderedDiscontinued, InvalidInput when it comes to more than any amount may
 */
export const orderGoods = command({
  name: 'purchasing.order',
  permission: 'purchasing.order',
  scope: 'store',
  input: orderGoodsInput,
  async run(tx, input, ctx) {
    const { storeId, requestId: orderId, expectedOn } = input;
    const supplier = await tx.supplier.findUnique({ where: { id: input.supplierId } });
    if (!supplier || supplier.closedAt) throw new NotFound({ noun: 'supplier' });
    const lines = (await resolveLines(tx, storeId, input.lines)).map((line) => ({ ...line, id: newId() }));
    const products = await productsById(
      tx,
      lines.map((line) => line.productId),
    );
    const gone = [...products.values()].find(({ discontinuedAt }) => discontinuedAt !== null);
    if (gone) throw new OrderedDiscontinued({ name: gone.name });
    requireSaneAmount(lines.map((line) => valueAtCost(line.unitCost ?? '0', line.quantityMilli)));
    const number = await takeDocumentNumber(tx, storeId, 'PURCHASE_ORDER');
    await tx.purchaseOrder.create({
      data: {
        storeId,
        id: orderId,
        number,
        supplierId: supplier.id,
        expectedOn: expectedOn ? dayToDate(expectedOn) : null,
        note: input.note,
        orderedById: ctx.actor.personId,
        orderedAt: ctx.now,
      },
    });
    await tx.purchaseOrderLine.createMany({
      data: lines.map((line) => ({
        storeId,
        id: line.id,
        orderId,
        lineNo: line.lineNo,
        productId: line.productId,
        quantity: line.quantity,
        unitCost: line.unitCost ?? null,
      })),
    });
    await tx.purchaseOrderBalance.createMany({
      data: lines.map((line) => ({ storeId, orderLineId: line.id, ordered: line.quantity })),
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'purchasing.order',
      subjectKind: 'purchaseOrder',
      subjectId: orderId,
      after: { number, supplier: supplier.name, expectedOn: expectedOn ?? null, lines: lines.length },
      requestId: input.requestId,
    });
    return { orderId, number };
  },
});
