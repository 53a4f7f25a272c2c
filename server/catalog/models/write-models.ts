import type { Reader, Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { ModelOptionsDiffer, VariantTaken } from '../errors';
import type { ProductToWrite, VariantToWrite } from '../product-facts';
import {
  cleanValue,
  MOST_VALUES,
  MOST_VARIANTS,
  namesOfAxes,
  spelled,
  valueKey,
  variantKey,
} from './variant-rules';

interface KnownModel {
  id: string;
  code: string;
  axes: { position: number; name: string; values: string[] }[];
}

/** Products with their variants as the models they belong to write them: model code, and values that are there already. */
export async function spelledAsKnown<T extends ProductToWrite>(
  reader: Reader,
  products: readonly T[],
): Promise<T[]> {
  const known = await modelsOfCodes(reader, variantsOf(products));
  return products.map((product) => {
    if (!product.variant) return product;
    const model = known.get(valueKey(product.variant.model));
    return { ...product, variant: spelledLike(product.variant, model) };
  });
}

/**
 * Makes the models that products name and are not there, and puts values that are new behind those a model has. Called by the products' one
 * writer, which holds the catalogue. @throws ModelOptionsDiffer
 */
export async function writeModels<T extends ProductToWrite>(
  tx: Tx,
  products: readonly T[],
  of: { revision: bigint; now: Date },
): Promise<T[]> {
  const variants = variantsOf(products);
  if (variants.length === 0) return [...products];
  const known = await modelsOfCodes(tx, variants);
  const written = products.map((product) => {
    if (!product.variant) return product;
    const key = valueKey(product.variant.model);
    const model = known.get(key) ?? newModel(product.variant);
    known.set(key, model);
    const variant = spelledLike(product.variant, model);
    for (const [axis, value] of variant.values.entries()) {
      const values = model.axes[axis]?.values;
      if (values && !values.includes(value)) values.push(value);
    }
    return { ...product, variant };
  });
  const names = new Map(
    products.flatMap(({ variant, name }) =>
      variant ? [[valueKey(variant.model), variant.name ?? name]] : [],
    ),
  );
  for (const [key, model] of [...known].sort(([a], [b]) => (a < b ? -1 : 1)))
    await keepModel(tx, model, { ...of, name: names.get(key) ?? model.code, key });
  return written;
}

async function keepModel(
  tx: Tx,
  model: KnownModel,
  of: { revision: bigint; now: Date; name: string; key: string },
): Promise<void> {
  const before = await tx.productModel.findUnique({ where: { id: model.id }, include: { axes: true } });
  const isSame =
    before !== null &&
    model.axes.every(
      ({ position, values }) =>
        before.axes.find((axis) => axis.position === position)?.values.length === values.length,
    );
  if (isSame) return;
  const { revision, now, name, key } = of;
  await tx.productModel.upsert({
    where: { id: model.id },
    create: { id: model.id, code: model.code, codeKey: key, name, revision, createdAt: now, updatedAt: now },
    update: { revision, updatedAt: now },
  });
  for (const { position, name: axis, values } of model.axes)
    await tx.productModelAxis.upsert({
      where: { modelId_position: { modelId: model.id, position } },
      create: { modelId: model.id, position, name: axis, values: values.slice(0, MOST_VALUES) },
      update: { values },
    });
}

function newModel({ model, axes }: VariantToWrite): KnownModel {
  return {
    id: newId(),
    code: cleanValue(model),
    axes: axes.map((name, position) => ({ position, name: cleanValue(name), values: [] })),
  };
}

/** @throws ModelOptionsDiffer the model has more or fewer options */
function spelledLike(variant: VariantToWrite, model: KnownModel | undefined): VariantToWrite {
  const names = model?.axes.map(({ name }) => name) ?? variant.axes.map(cleanValue);
  const values = valuesInOrder(variant, names);
  if (values === null) throw new ModelOptionsDiffer({ model: variant.model, options: namesOfAxes(names) });
  return {
    ...variant,
    model: model?.code ?? cleanValue(variant.model),
    axes: names,
    values: values.map((value, axis) => spelled(model?.axes[axis]?.values ?? [], value)),
  };
}

/** Values in the order of a model's options: by their names where these are the same ones, else as they come; null: other options. */
export function valuesInOrder(
  { axes, values }: Pick<VariantToWrite, 'axes' | 'values'>,
  names: readonly string[],
): string[] | null {
  if (axes.length !== names.length || values.length !== names.length) return null;
  const byName = new Map(axes.map((name, axis) => [valueKey(name), values[axis] ?? '']));
  const ordered = names.flatMap((name) => byName.get(valueKey(name)) ?? []);
  return ordered.length === names.length ? ordered : [...values];
}

function variantsOf(products: readonly ProductToWrite[]): VariantToWrite[] {
  return products.flatMap(({ variant }) => variant ?? []);
}

async function modelsOfCodes(
  reader: Reader,
  variants: readonly VariantToWrite[],
): Promise<Map<string, KnownModel>> {
  const keys = [...new Set(variants.map(({ model }) => valueKey(model)))];
  if (keys.length === 0) return new Map();
  const rows = await reader.productModel.findMany({
    where: { codeKey: { in: keys } },
    include: { axes: { orderBy: { position: 'asc' } } },
  });
  return new Map(rows.map((row) => [row.codeKey, row]));
}

/** Which of these model codes the book has, as `valueKey` makes them. */
export async function modelKeys(reader: Reader, codes: readonly string[]): Promise<Set<string>> {
  const keys = [...new Set(codes.map(valueKey))];
  if (keys.length === 0) return new Set();
  const rows = await reader.$queryRaw<{ key: string }[]>`
    SELECT code_key AS key FROM product_model WHERE code_key = ANY(${keys}::text[])`;
  return new Set(rows.map(({ key }) => key));
}

/** What stands in the way of products becoming variants. */
export interface VariantProblem {
  /** The product's code. */
  code: string;
  problem: 'TAKEN' | 'OPTIONS_DIFFER' | 'NOT_GOODS' | 'TOO_MANY';
  /** TAKEN: the product that has these values; OPTIONS_DIFFER: the options the model has. */
  by: string;
}

/** What stands in the way, so far as the book knows: callers ask before they write, as with barcodes. */
export async function variantProblems(
  reader: Reader,
  products: readonly ProductToWrite[],
): Promise<VariantProblem[]> {
  const wanted = products.filter(({ variant }) => variant);
  const models = await modelsOfCodes(reader, variantsOf(wanted));
  const ids = [...models.values()].map(({ id }) => id);
  const there = await reader.product.findMany({
    where: { modelId: { in: ids } },
    select: { code: true, modelId: true, modelKey: true },
  });
  const kinds = await reader.product.findMany({
    where: { code: { in: wanted.map(({ code }) => code) }, kind: { not: 'GOODS' } },
    select: { code: true },
  });
  const otherKinds = new Set(kinds.map(({ code }) => code));
  const own = new Set(wanted.map(({ code }) => code));
  const owner = new Map(there.map((one) => [`${one.modelId} ${one.modelKey}`, one.code]));
  const counts = new Map<string, number>();
  for (const { modelId, code } of there)
    if (modelId && !own.has(code)) counts.set(modelId, (counts.get(modelId) ?? 0) + 1);
  return wanted.flatMap(({ code, variant, kind }): VariantProblem[] => {
    if (!variant) return [];
    if (otherKinds.has(code) || (kind && kind !== 'GOODS')) return [{ code, problem: 'NOT_GOODS', by: '' }];
    const model = models.get(valueKey(variant.model));
    const key = model?.id ?? valueKey(variant.model);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count > MOST_VARIANTS) return [{ code, problem: 'TOO_MANY', by: '' }];
    const names = model?.axes.map(({ name }) => name) ?? variant.axes;
    const values = valuesInOrder(variant, names);
    if (values === null) return [{ code, problem: 'OPTIONS_DIFFER', by: namesOfAxes(names) }];
    const slot = `${key} ${variantKey(values)}`;
    const by = owner.get(slot);
    if (by !== undefined && by !== code) return [{ code, problem: 'TAKEN', by }];
    owner.set(slot, code);
    return [];
  });
}

/** The same, as a refusal. @throws VariantTaken */
export function refuseTaken(problems: readonly VariantProblem[]): void {
  const taken = problems.find(({ problem }) => problem === 'TAKEN');
  if (taken) throw new VariantTaken({ owner: taken.by });
}
