import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { addProduct } from './add-product';
import { priceHistory, productsFromStores } from './price-history';
import { saveProduct } from './save-product';

let store: Awaited<ReturnType<typeof makeStore>>;
let keeper: Awaited<ReturnType<typeof contextOf>>;

beforeAll(async () => {
  store = await makeStore();
  keeper = await contextOf(await makePerson(['STOCK_KEEPER'], store.id));
});

const facts = (over: object = {}) => ({
  storeId: store.id,
  requestId: newId(),
  barcode: newId().slice(-13),
  name: '门口的新货',
  unit: '件',
  listPriceFen: 9_900,
  ...over,
});

describe('a product made at the door', () => {
  it('is there once, audited at its store, and listed for head office', async () => {
    const input = facts();
    const made = await addProduct.execute(keeper, input);
    expect(await addProduct.execute(keeper, input)).toEqual(made);
    expect(made).toEqual({ productId: input.requestId, code: input.barcode });
    expect(await db().auditEntry.findFirstOrThrow({ where: { subjectId: made.productId } })).toMatchObject({
      action: 'catalog.add',
      scopeId: store.id,
    });
    expect((await productsFromStores(db()))[0]).toMatchObject({
      id: made.productId,
      store: store.name,
      by: keeper.actor?.name,
      listPriceFen: 9_900,
    });
  });

  it('is refused without the right, at a store without a role, and under a code or barcode that is taken', async () => {
    const clerk = await contextOf(await makePerson(['CLERK'], store.id));
    await expect(addProduct.execute(clerk, facts())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const elsewhere = await makeStore();
    await expect(addProduct.execute(keeper, facts({ storeId: elsewhere.id }))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const taken = facts({ code: 'DOOR-1' });
    await addProduct.execute(keeper, taken);
    await expect(addProduct.execute(keeper, facts({ code: 'DOOR-1' }))).rejects.toMatchObject({
      code: 'PRODUCT_CODE_TAKEN',
    });
    await expect(
      addProduct.execute(keeper, facts({ code: 'DOOR-2', barcode: taken.barcode })),
    ).rejects.toMatchObject({ code: 'BARCODE_TAKEN', params: { owner: 'DOOR-1' } });
  });

  it('keeps what it was asked for before, by whom, and hides floor and cost', async () => {
    const { productId, code } = await addProduct.execute(keeper, facts());
    const office = await makePerson(['HEAD_OFFICE'], null);
    const save = async (listPriceFen: number, name = '门口的新货') =>
      saveProduct.execute(await contextOf(office), {
        requestId: newId(),
        productId,
        code,
        name,
        unit: '件',
        decimals: 0,
        categoryName: null,
        listPriceFen,
        floorPriceFen: 8_000,
        cost: '5000',
        taxRateBp: 1_300,
        barcodes: [code],
        active: true,
      });
    await save(10_900);
    await save(10_900, '改个名字不改价');
    const all = await priceHistory(db(), productId, { floor: true, cost: true });
    expect(
      all.map(({ listPriceFen, floorPriceFen, cost, by }) => [listPriceFen, floorPriceFen, cost, by]),
    ).toEqual([
      [10_900, 8_000, '5000', office.name],
      [9_900, null, null, keeper.actor?.name],
    ]);
    const [blind] = await priceHistory(db(), productId, { floor: false, cost: false });
    expect(blind).toMatchObject({ floorPriceFen: null, cost: null });
  });
});
