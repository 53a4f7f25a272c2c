import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { BarcodeTaken, ProductCodeTaken } from './errors';
import { addProductInput } from './schema';
import { takenBarcodes, writeProducts } from './write-products';

/**
 * Makes a product where its goods stand at the door and nobody has entered it yet. Head office finds it among the new products and
 * completes it; the floor price is its own to set. @throws ProductCodeTaken, BarcodeTaken
 */
export const addProduct = command({
  name: 'catalog.add',
  permission: 'catalog.add',
  scope: 'store',
  input: addProductInput,
  async run(tx, input, ctx) {
    const { storeId, requestId, barcode, code = barcode, ...facts } = input;
    if (await tx.product.findUnique({ where: { code } })) throw new ProductCodeTaken({ code });
    const [taken] = await takenBarcodes(tx, [{ code, barcodes: [barcode] }]);
    if (taken) throw new BarcodeTaken({ barcode, owner: taken.owner });
    const product = { ...facts, id: requestId, code, barcodes: [barcode] };
    await writeProducts(tx, [product], ctx.now, { setById: ctx.actor.personId, storeId });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'catalog.add',
      subjectKind: 'product',
      subjectId: requestId,
      after: { code, name: facts.name, barcode, listPriceFen: facts.listPriceFen },
      requestId,
    });
    return { productId: requestId, code };
  },
});
