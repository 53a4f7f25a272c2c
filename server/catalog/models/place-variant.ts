import { goodsName } from '@/lib/goods-name';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { ModelOptionsDiffer, TooManyVariants, VariantNotGoods } from '../errors';
import { lockCatalogue, writeProducts } from '../write-products';
import { requireModel } from './require-model';
import { placeVariantInput } from './schema';
import { MOST_VARIANTS, namesOfAxes } from './variant-rules';
import { refuseTaken, variantProblems } from './write-models';

/**
 * Puts a product into a model, moves it to another, takes it out (modelId null: it keeps its values as its specification), or corrects its values.
 * Its stock, prices and tickets are its own and stay. @throws NotFound, VariantNotGoods, VariantTaken, ModelOptionsDiffer, TooManyVariants
 */
export const placeVariant = command({
  name: 'catalog.placeVariant',
  permission: 'catalog.manage',
  scope: 'company',
  input: placeVariantInput,
  async run(tx, { productId, modelId, values, requestId }, ctx) {
    await lockCatalogue(tx);
    const product = await tx.product.findUnique({ where: { id: productId }, include: { model: true } });
    if (!product) throw new NotFound({ noun: 'product' });
    if (product.kind !== 'GOODS') throw new VariantNotGoods();
    const model = modelId === null ? null : await requireModel(tx, modelId);
    const axes = model?.axes.map(({ name }) => name) ?? [];
    const { code, name } = product;
    const written = {
      code,
      name: model?.name ?? name,
      barcodes: [],
      variant: model && { model: model.code, axes, values },
    };
    const problems = await variantProblems(tx, [written]);
    refuseTaken(problems);
    if (problems.some(({ problem }) => problem === 'TOO_MANY'))
      throw new TooManyVariants({ most: MOST_VARIANTS });
    if (problems.length > 0)
      throw new ModelOptionsDiffer({ model: model?.name ?? '', options: namesOfAxes(axes) });
    await writeProducts(tx, [written], ctx.now, { setById: ctx.actor.personId });
    const after = await tx.product.findUniqueOrThrow({ where: { id: productId } });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'catalog.placeVariant',
      subjectKind: 'product',
      subjectId: productId,
      before: { name: goodsName(product), model: product.model?.name ?? null },
      after: { name: goodsName(after), model: model?.name ?? null },
      requestId,
    });
    return { productId };
  },
});
