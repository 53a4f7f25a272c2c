import { describe, expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { catalogueChanges } from '../queries';
import { saveProduct } from '../save-product';
import { searchProducts } from '../search-products';
import { writeProducts } from '../write-products';
import { addVariants } from './add-variants';
import { changeModel } from './change-model';
import { makeModel } from './make-model';
import { placeVariant } from './place-variant';
import { priceModel } from './price-model';
import { modelDetail } from './queries';

const office = async () => contextOf(await makePerson(['HEAD_OFFICE'], null));
type Office = Awaited<ReturnType<typeof office>>;
const code = () => `M${newId().slice(-10)}`;
const variant = (
  values: string[],
  over: { code?: string; barcode?: string; listPriceFen?: number } = {},
) => ({
  values,
  code: code(),
  barcode: '',
  listPriceFen: 19_900,
  ...over,
});

/** A T-shirt in red S, with red M and blue S made beside it. */
async function madeModel(ctx: Office, over: Parameters<typeof makeProduct>[0] = {}) {
  const product = await makeProduct({
    name: '圆领T恤',
    listPriceFen: 19_900,
    floorPriceFen: 15_000,
    ...over,
  });
  const input = {
    requestId: newId(),
    productId: product.id,
    code: code(),
    name: '圆领T恤',
    axes: ['颜色', '尺码'],
    values: ['红', 'S'],
    variants: [variant(['红', 'M']), variant(['蓝', 'S'], { listPriceFen: 20_900 })],
    makeBarcodes: false,
  };
  const { modelId } = await makeModel.execute(ctx, input);
  return { product, modelId, input };
}
const rowOf = (id: string) => db().product.findUniqueOrThrow({ where: { id } });

describe('a model made of a product', () => {
  test('each variant is a product with its code, price, floor and its values as specification; the same request again is the same', async () => {
    const ctx = await office();
    const { product, modelId, input } = await madeModel(ctx);
    expect(await makeModel.execute(ctx, input)).toEqual({ modelId });
    const { variants, axes } = await modelDetail(db(), modelId);
    expect(axes).toEqual([
      { name: '颜色', values: ['红', '蓝'] },
      { name: '尺码', values: ['S', 'M'] },
    ]);
    expect(variants.map(({ values }) => values.join())).toEqual(['红,S', '红,M', '蓝,S']);
    expect(await rowOf(product.id)).toMatchObject({ spec: '红 / S', listPriceFen: 19_900n });
    const blue = await rowOf(variants[2]?.id ?? '');
    expect(blue).toMatchObject({ spec: '蓝 / S', listPriceFen: 20_900n, floorPriceFen: 15_000n });
    const found = await searchProducts(db(), `${input.variants[1]?.code} 蓝`);
    expect(found.map(({ spec }) => spec)).toEqual(['蓝 / S']);
    const trail = await db().auditEntry.findMany({ where: { requestId: input.requestId } });
    expect(trail.map(({ action }) => action).sort()).toEqual([
      'catalog.addVariants',
      'catalog.addVariants',
      'catalog.makeModel',
    ]);
  });

  test('is refused by right, of a service, of what is in a model, under a code of another, and with values twice', async () => {
    const ctx = await office();
    const { product, modelId, input } = await madeModel(ctx);
    const clerk = await contextOf(await makePerson(['CLERK'], null));
    const fresh = async (over: object) => ({
      ...input,
      requestId: newId(),
      productId: (await makeProduct()).id,
      code: code(),
      variants: [],
      ...over,
    });
    await expect(makeModel.execute(clerk, await fresh({}))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const service = await makeProduct({ kind: 'SERVICE' });
    await expect(makeModel.execute(ctx, await fresh({ productId: service.id }))).rejects.toMatchObject({
      code: 'VARIANT_NOT_GOODS',
    });
    await expect(makeModel.execute(ctx, await fresh({ productId: product.id }))).rejects.toMatchObject({
      code: 'VARIANT_OF_ANOTHER',
    });
    await expect(
      makeModel.execute(ctx, await fresh({ code: ` ${input.code.toLowerCase()} ` })),
    ).rejects.toMatchObject({ code: 'MODEL_CODE_TAKEN' });
    for (const values of [
      ['红', ' s'],
      ['红', 'Ｓ'],
    ]) {
      const again = {
        requestId: newId(),
        modelId,
        likeId: product.id,
        variants: [variant(values)],
        makeBarcodes: false,
      };
      await expect(addVariants.execute(ctx, again)).rejects.toMatchObject({ code: 'VARIANT_TAKEN' });
    }
    const twice = { requestId: newId(), modelId, likeId: product.id, makeBarcodes: false };
    await expect(
      addVariants.execute(ctx, { ...twice, variants: [variant(['绿', 'L']), variant(['绿', 'l'])] }),
    ).rejects.toMatchObject({ code: 'VARIANT_TAKEN' });
    await expect(addVariants.execute(ctx, { ...twice, variants: [variant(['绿'])] })).rejects.toMatchObject({
      code: 'MODEL_OPTIONS_DIFFER',
    });
    await expect(
      addVariants.execute(ctx, { ...twice, variants: [variant(['绿', 'L'], { code: product.code })] }),
    ).rejects.toMatchObject({ code: 'PRODUCT_CODE_TAKEN' });
    const many = Array.from({ length: 200 }, (_, at) => variant(['绿', String(at)]));
    await expect(addVariants.execute(ctx, { ...twice, variants: many })).rejects.toMatchObject({
      code: 'TOO_MANY_VARIANTS',
    });
    expect(await db().product.count({ where: { modelId } })).toBe(3);
  });

  test('of two who make the same combination at once one does, and the database refuses the other alone too', async () => {
    const ctx = await office();
    const { product, modelId } = await madeModel(ctx);
    const add = () =>
      addVariants.execute(ctx, {
        requestId: newId(),
        modelId,
        likeId: product.id,
        variants: [variant(['绿', 'M'])],
        makeBarcodes: true,
      });
    const done = await Promise.allSettled([add(), add(), add()]);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const made = await db().product.findMany({
      where: { modelId, modelValues: { equals: ['绿', 'M'] } },
      include: { barcodes: true },
    });
    expect(made).toHaveLength(1);
    // An in-store one, as nothing was scanned.
    expect(made[0]?.barcodes[0]?.code).toMatch(/^2\d{12}$/);
    const other = await makeProduct();
    const { modelKey } = await rowOf(product.id);
    await expect(
      db().product.update({
        where: { id: other.id },
        data: { modelId, modelKey, modelValues: ['红', 'S'], spec: '红 / S' },
      }),
    ).rejects.toThrow(/product_is_the_one_of_its_values|Unique/);
    await expect(
      db().product.update({
        where: { id: other.id },
        data: { modelId, modelKey: 'x', modelValues: ['x'], spec: 'y' },
      }),
    ).rejects.toThrow();
  });
});

describe('what becomes of a variant', () => {
  test('whoever saves it without its values, or with another specification, leaves it what it is', async () => {
    const ctx = await office();
    const { product } = await madeModel(ctx);
    await saveProduct.execute(ctx, {
      requestId: newId(),
      productId: product.id,
      code: product.code,
      name: '圆领T恤',
      spec: '别的',
      unit: '件',
      decimals: 0,
      categoryName: null,
      listPriceFen: 18_800,
      floorPriceFen: null,
      cost: null,
      taxRateBp: 1300,
      barcodes: [],
      active: false,
    });
    expect(await rowOf(product.id)).toMatchObject({ spec: '红 / S', modelValues: ['红', 'S'] });
  });

  test('it is moved to another model, out of it, and to other values; each stands on the trail', async () => {
    const ctx = await office();
    const { product, modelId } = await madeModel(ctx);
    const other = await madeModel(ctx);
    const place = (to: string | null, values: string[]) =>
      placeVariant.execute(ctx, { requestId: newId(), productId: product.id, modelId: to, values });
    await expect(place(other.modelId, ['红', 'S'])).rejects.toMatchObject({ code: 'VARIANT_TAKEN' });
    await place(other.modelId, ['红', ' xxl']);
    expect(await rowOf(product.id)).toMatchObject({ modelId: other.modelId, spec: '红 / xxl' });
    await place(other.modelId, ['红', 'XXL']);
    await place(null, []);
    expect(await rowOf(product.id)).toMatchObject({ modelId: null, modelKey: null, spec: '红 / xxl' });
    await place(modelId, ['红', 's']);
    // As the model spells it.
    expect(await rowOf(product.id)).toMatchObject({ modelId, spec: '红 / S' });
    await expect(place(modelId, ['红'])).rejects.toMatchObject({ code: 'MODEL_OPTIONS_DIFFER' });
    const kit = await makeProduct({ kind: 'KIT' });
    await expect(
      placeVariant.execute(ctx, { requestId: newId(), productId: kit.id, modelId, values: ['红', 'L'] }),
    ).rejects.toMatchObject({ code: 'VARIANT_NOT_GOODS' });
  });

  test('a model is renamed with its options, and tablets hear of it', async () => {
    const ctx = await office();
    const { product, modelId } = await madeModel(ctx);
    const before = await catalogueChanges(db(), null, false);
    const { cursor } = before;
    await changeModel.execute(ctx, {
      requestId: newId(),
      modelId,
      name: '圆领短袖',
      axes: [
        { name: '尺码', values: ['蓝', '红'] },
        { name: '颜色', values: [] },
      ],
    });
    const news = await catalogueChanges(db(), cursor, false);
    const model = news.models.find(({ id }) => id === modelId);
    expect(model).toMatchObject({
      name: '圆领短袖',
      axes: [
        { name: '尺码', values: ['蓝', '红'] },
        { name: '颜色', values: ['S', 'M'] },
      ],
    });
    expect(news.products.filter((one) => one.modelId === modelId).map(({ name }) => name)).toEqual([
      '圆领短袖',
      '圆领短袖',
      '圆领短袖',
    ]);
    const still = await catalogueChanges(db(), news.cursor, false);
    expect(still.models.some(({ id }) => id === modelId)).toBe(false);
    expect((await rowOf(product.id)).spec).toBe('红 / S');
    await expect(
      changeModel.execute(ctx, {
        requestId: newId(),
        modelId,
        name: 'x',
        axes: [{ name: '颜色', values: [] }],
      }),
    ).rejects.toMatchObject({ code: 'MODEL_OPTIONS_DIFFER' });
  });

  test('one price for all keeps floors and each history, and is refused where somebody set another meanwhile', async () => {
    const ctx = await office();
    const { product, modelId } = await madeModel(ctx);
    const { variants } = await modelDetail(db(), modelId);
    const seen = variants.map(({ id, listPriceFen }) => ({ productId: id, listPriceFen }));
    const set = (listPriceFen: number) =>
      priceModel.execute(ctx, { requestId: newId(), modelId, listPriceFen, seen });
    expect(await set(14_900)).toEqual({ changed: 3, belowFloor: 3 });
    await expect(set(15_900)).rejects.toMatchObject({ code: 'PRICE_CHANGED_MEANWHILE' });
    expect(await rowOf(product.id)).toMatchObject({ listPriceFen: 14_900n, floorPriceFen: 15_000n });
    expect(await db().productPrice.count({ where: { productId: product.id } })).toBe(1);
  });

  test('a product in hand that nobody asked about keeps no model: an import writes the same twice', async () => {
    const [one, two] = [code(), code()];
    const rows = [one, two].map((sku, at) => ({
      code: sku,
      name: '短袖',
      barcodes: [],
      variant: { model: `k-${one}`, axes: ['颜色', '尺码'], values: ['白', at === 0 ? 'M' : 'L'] },
    }));
    const write = (products: typeof rows) =>
      db().$transaction((tx) => writeProducts(tx, products, new Date()));
    await write(rows);
    const model = await db().productModel.findFirstOrThrow({ where: { code: `k-${one}` } });
    await write(
      rows.map((row) => ({
        ...row,
        variant: {
          ...row.variant,
          model: ` K-${one}`,
          axes: ['尺码', '颜色'],
          values: [...row.variant.values].reverse(),
        },
      })),
    );
    expect(await db().productModel.findUniqueOrThrow({ where: { id: model.id } })).toEqual(model);
    expect(await db().product.count({ where: { modelId: model.id } })).toBe(2);
    await expect(
      write(rows.map((row) => ({ ...row, variant: { ...row.variant, axes: ['颜色'], values: ['白'] } }))),
    ).rejects.toMatchObject({ code: 'MODEL_OPTIONS_DIFFER' });
  });
});
