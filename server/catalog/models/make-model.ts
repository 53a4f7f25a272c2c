import { goodsName } from '@/lib/goods-name';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { ModelCodeTaken, VariantNotGoods, VariantOfAnother } from '../errors';
import { lockCatalogue, writeProducts } from '../write-products';
import { writeVariants } from './add-variants';
import { makeModelInput } from './schema';
import { specOfValues, valueKey } from './variant-rules';

/**
 * Makes a model of a product: it becomes the first variant, the others are made beside it. What it was called is what the model says from now on.
 * @throws NotFound, VariantNotGoods, VariantOfAnother, ModelCodeTaken, and as addVariants
 */
export const makeModel = command({
  name: 'catalog.makeModel',
  permission: 'catalog.manage',
  scope: 'company',
  input: makeModelInput,
  async run(tx, { productId, code, name, axes, values, variants, makeBarcodes, requestId }, ctx) {
    await lockCatalogue(tx);
    const product = await tx.product.findUnique({
      where: { id: productId },
      include: { model: { select: { name: true } } },
    });
    if (!product) throw new NotFound({ noun: 'product' });
    if (product.kind !== 'GOODS') throw new VariantNotGoods();
    if (product.model) throw new VariantOfAnother({ model: product.model.name });
    const codeKey = valueKey(code);
    if (await tx.productModel.findUnique({ where: { codeKey } })) throw new ModelCodeTaken({ code });
    await writeProducts(
      tx,
      [{ code: product.code, name, barcodes: [], variant: { model: code, name, axes, values } }],
      ctx.now,
      { setById: ctx.actor.personId },
    );
    const model = await tx.productModel.findUniqueOrThrow({ where: { codeKey } });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'catalog.makeModel',
      subjectKind: 'productModel',
      subjectId: model.id,
      before: { product: goodsName(product) },
      after: {
        product: goodsName({ name, spec: specOfValues(values) }),
        code: model.code,
        name,
        options: axes,
        variants: variants.length + 1,
      },
      requestId,
    });
    await writeVariants(tx, ctx, {
      to: { code: model.code, name, axes },
      likeId: productId,
      variants,
      makeBarcodes,
      requestId,
    });
    return { modelId: model.id };
  },
});
