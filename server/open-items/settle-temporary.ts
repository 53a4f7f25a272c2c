import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { addProduct } from '@/server/catalog/add-product';
import { productsById } from '@/server/catalog/products-by-id';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { partId } from '@/server/platform/ids';
import { fenOf } from '@/server/platform/numbers';
import { openTemporaryLine, writeTemporaryAnswer } from '@/server/sales/temporary-items';
import { settleTemporaryInput } from './schema';

/**
 * Says what a temporary item was, once: a product there is, one that is made of it now, or why it is none. The stock stays as it is: nobody knows
 * whether it was ever booked in. @throws NotFound, TemporarySettled, ProductCodeTaken, BarcodeTaken, Forbidden for a new product
 */
export const settleTemporary = command({
  name: 'openItems.settleTemporary',
  permission: 'openItems.settleTemporary',
  scope: 'store',
  input: settleTemporaryInput,
  async run(tx, { storeId, lineId, was, words, requestId }, ctx) {
    const line = await openTemporaryLine(tx, storeId, lineId);
    let productId: string | null = null;
    if (was.what === 'NEW') {
      const made = await addProduct.runIn(tx, ctx, {
        storeId,
        requestId: partId(requestId, 'product'),
        barcode: was.barcode,
        name: was.name,
        unit: line.unit,
        listPriceFen: fenOf(line.unitPriceFen),
        taxRateBp: line.taxRateBp,
      });
      productId = made.productId;
    } else if (was.what === 'KNOWN') {
      const known = (await productsById(tx, [was.productId])).get(was.productId);
      if (!known || known.kind === 'TEMPORARY') throw new NotFound({ noun: 'product' });
      productId = known.id;
    }
    await writeTemporaryAnswer(tx, ctx, { storeId, lineId, productId, words });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'openItems.settleTemporary',
      subjectKind: 'ticketLine',
      subjectId: lineId,
      after: {
        name: line.productName,
        ...(productId ? { productId } : {}),
        ...(words ? { answer: words } : {}),
      },
      requestId,
    });
    return { lineId, productId };
  },
});
