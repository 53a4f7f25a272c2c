import { goodsName } from '@/lib/goods-name';
import { writeAuditEntries } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { fenOf, fenOrNull } from '@/server/platform/numbers';
import { BarcodeTaken, ModelOptionsDiffer, ProductCodeTaken, TooManyVariants, VariantTaken } from '../errors';
import { nextOwnBarcode } from '../make-barcode';
import type { ProductToWrite } from '../product-facts';
import { lockCatalogue, takenBarcodes, writeProducts } from '../write-products';
import { requireModel } from './require-model';
import { addVariantsInput, type NewVariant } from './schema';
import { MOST_VALUES, MOST_VARIANTS, namesOfAxes, specOfValues, valueKey, variantKey } from './variant-rules';

/**
 * More variants of a model, each a product of its own. Unit, category, brand, floor, cost and tax are those of the variant they are made like.
 * @throws NotFound, ProductCodeTaken, BarcodeTaken, VariantTaken, TooManyVariants, ModelOptionsDiffer
 */
export const addVariants = command({
  name: 'catalog.addVariants',
  permission: 'catalog.manage',
  scope: 'company',
  input: addVariantsInput,
  async run(tx, { modelId, likeId, variants, makeBarcodes, requestId }, ctx) {
    await lockCatalogue(tx);
    const model = await requireModel(tx, modelId);
    if (!model.products.some(({ id }) => id === likeId)) throw new NotFound({ noun: 'product' });
    const to = { code: model.code, name: model.name, axes: model.axes.map(({ name }) => name) };
    return writeVariants(tx, ctx, { to, likeId, variants, makeBarcodes, requestId });
  },
});

/** Makes them; whoever calls holds the catalogue, and the model is there. */
export async function writeVariants(
  tx: Tx,
  ctx: ActorContext,
  of: {
    to: { code: string; name: string; axes: readonly string[] };
    likeId: string;
    variants: readonly NewVariant[];
    makeBarcodes: boolean;
    requestId: string;
  },
): Promise<{ productIds: string[] }> {
  const { to, requestId } = of;
  if (of.variants.length === 0) return { productIds: [] };
  await refuse(tx, to, of.variants);
  const variants = of.makeBarcodes ? await withBarcodes(tx, of.variants) : of.variants;
  const like = await tx.product.findUniqueOrThrow({
    where: { id: of.likeId },
    include: { category: { select: { name: true } } },
  });
  const products = variants.map(
    ({ values, code, barcode, listPriceFen }): ProductToWrite => ({
      code,
      name: to.name,
      barcodes: barcode === '' ? [] : [barcode],
      needsSerial: like.needsSerial,
      brand: like.brand,
      unit: like.unit,
      decimals: like.decimals,
      categoryName: like.category?.name ?? null,
      listPriceFen,
      floorPriceFen: fenOrNull(like.floorPriceFen),
      // Said of that price.
      memberPriceFen: fenOf(like.listPriceFen) === listPriceFen ? fenOrNull(like.memberPriceFen) : null,
      cost: like.cost?.toFixed() ?? null,
      taxRateBp: like.taxRateBp,
      variant: { model: to.code, name: to.name, axes: to.axes, values },
    }),
  );
  const { ids } = await writeProducts(tx, products, ctx.now, { setById: ctx.actor.personId });
  await writeAuditEntries(
    tx,
    ctx,
    variants.map(({ code, values, barcode, listPriceFen }) => ({
      storeId: null,
      action: 'catalog.addVariants',
      subjectKind: 'product',
      subjectId: ids.get(code) ?? '',
      after: {
        code,
        name: goodsName({ name: to.name, spec: specOfValues(values) }),
        listPriceFen,
        ...(barcode ? { barcode } : {}),
      },
      requestId,
    })),
  );
  return { productIds: [...ids.values()] };
}

async function withBarcodes(tx: Tx, variants: readonly NewVariant[]): Promise<NewVariant[]> {
  const made: NewVariant[] = [];
  for (const variant of variants)
    made.push(variant.barcode === '' ? { ...variant, barcode: await nextOwnBarcode(tx) } : variant);
  return made;
}

async function refuse(
  tx: Tx,
  to: { code: string; axes: readonly string[] },
  variants: readonly NewVariant[],
): Promise<void> {
  const codes = variants.map(({ code }) => code);
  const known = await tx.product.findFirst({ where: { code: { in: codes } }, select: { code: true } });
  const twice = codes.find((code, at) => codes.indexOf(code) !== at);
  if (known || twice !== undefined) throw new ProductCodeTaken({ code: known?.code ?? twice ?? '' });
  const owners = new Map<string, string>();
  for (const { barcode, code } of variants) {
    const owner = owners.get(barcode);
    if (barcode !== '' && owner !== undefined) throw new BarcodeTaken({ barcode, owner });
    owners.set(barcode, code);
  }
  const [taken] = await takenBarcodes(
    tx,
    variants.map(({ code, barcode }) => ({ code, barcodes: barcode === '' ? [] : [barcode] })),
  );
  if (taken) throw new BarcodeTaken({ barcode: taken.barcode, owner: taken.owner });
  if (variants.some(({ values }) => values.length !== to.axes.length))
    throw new ModelOptionsDiffer({ model: to.code, options: namesOfAxes(to.axes) });
  const there = await tx.product.findMany({
    where: { model: { codeKey: valueKey(to.code) } },
    select: { code: true, modelKey: true, modelValues: true },
  });
  if (there.length + variants.length > MOST_VARIANTS) throw new TooManyVariants({ most: MOST_VARIANTS });
  refuseTooManyValues(to.axes, [
    ...there.map(({ modelValues }) => modelValues),
    ...variants.map((one) => one.values),
  ]);
  const slots = new Map(there.map(({ modelKey, code }) => [modelKey, code]));
  for (const { values, code } of variants) {
    const owner = slots.get(variantKey(values));
    if (owner !== undefined) throw new VariantTaken({ owner });
    slots.set(variantKey(values), code);
  }
}

function refuseTooManyValues(axes: readonly string[], rows: readonly (readonly string[])[]): void {
  for (const axis of axes.keys())
    if (new Set(rows.map((values) => valueKey(values[axis] ?? ''))).size > MOST_VALUES)
      throw new TooManyVariants({ most: MOST_VALUES });
}
