import { milliFromText } from '@/lib/quantity';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { hasProducts } from '@/server/catalog/has-products';
import { writeProducts } from '@/server/catalog/write-products';
import { command } from '@/server/platform/command';
import { storeCommand } from '@/server/platform/schema';
import { postOpeningStock } from '@/server/stock/opening/post-opening-stock';
import { ExamplesNotNeeded } from './errors';
import { examplesIn } from './examples';

/**
 * Three example products with opening stock, for a shop that wants to try everything before it types its own. Only while the
 * catalogue is empty; afterwards they are products like any other and can be discontinued. @throws ExamplesNotNeeded
 */
export const addExamples = command({
  name: 'firstDay.addExamples',
  permission: 'catalog.manage',
  scope: 'company',
  input: storeCommand,
  async run(tx, { storeId, requestId }, ctx) {
    if (await hasProducts(tx)) throw new ExamplesNotNeeded();
    const examples = examplesIn(ctx.locale);
    const { ids } = await writeProducts(
      tx,
      examples.map(({ product }) => product),
      ctx.now,
      { setById: ctx.actor.personId },
    );
    const lines = examples.flatMap(({ product, pieces, unitCost }) => {
      const productId = ids.get(product.code);
      const quantityMilli = milliFromText(String(pieces));
      return productId && quantityMilli ? [{ productId, quantityMilli, unitCost }] : [];
    });
    await postOpeningStock(tx, ctx, storeId, lines, '');
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'firstDay.addExamples',
      subjectKind: 'store',
      subjectId: storeId,
      after: { products: examples.length },
      requestId,
    });
    return { products: examples.length };
  },
});
