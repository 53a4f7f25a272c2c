import { milliFromText } from '@/lib/quantity';
import { saveProduct } from '@/server/catalog/save-product';
import { command } from '@/server/platform/command';
import { partId } from '@/server/platform/ids';
import { addProductWithStockInput } from '../schema';
import { postOpeningStock } from './post-opening-stock';

/**
 * A new product and the stock stores begin with of it, together or not at all: whoever types a product in has its goods in front of
 * them. Who may keep the catalogue may import it with its stock, too. The goods come in at the product's cost.
 * @throws ProductCodeTaken, BarcodeTaken, StockQuantityTooFine, NotFound of a store
 */
export const addProductWithStock = command({
  name: 'stock.addProduct',
  permission: 'catalog.manage',
  scope: 'company',
  input: addProductWithStockInput,
  async run(tx, { requestId, product, opening }, ctx) {
    const { productId } = await saveProduct.runIn(tx, ctx, {
      ...product,
      requestId: partId(requestId, 'product'),
    });
    // Business days are locked store by store, always in one order.
    const inOrder = [...opening].sort((a, b) => (a.storeId < b.storeId ? -1 : 1));
    const opened: { storeId: string; openingStockId: string | null }[] = [];
    for (const { storeId, quantity } of inOrder) {
      const line = { productId, quantityMilli: milliFromText(quantity) ?? 0, unitCost: product.cost };
      const { openingStockId } = await postOpeningStock(tx, ctx, storeId, [line], '');
      opened.push({ storeId, openingStockId });
    }
    return { productId, opened };
  },
});
