import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { addProductWithStock } from './add-product';

type Context = Awaited<ReturnType<typeof contextOf>>;
let first: Awaited<ReturnType<typeof makeStore>>;
let second: Awaited<ReturnType<typeof makeStore>>;
let office: Context;

beforeAll(async () => {
  first = await makeStore();
  second = await makeStore();
  office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
});

const facts = (over: object = {}) => ({
  code: `NEW-${newId().slice(-8)}`,
  name: '台灯',
  unit: '台',
  decimals: 0,
  categoryName: null,
  listPriceFen: 19_900,
  floorPriceFen: null,
  cost: '9000.5',
  taxRateBp: 1_300,
  barcodes: [],
  active: true,
  ...over,
});

const entriesOf = (productId: string) =>
  db().stockEntry.findMany({
    where: { productId },
    select: { storeId: true, kind: true, quantity: true, valueFen: true },
  });

describe('a new product with its opening stock', () => {
  it('stands in each chosen store at its cost, and the books agree', async () => {
    const { productId, opened } = await addProductWithStock.execute(office, {
      requestId: newId(),
      product: facts(),
      opening: [
        { storeId: second.id, quantity: '2' },
        { storeId: first.id, quantity: '3' },
      ],
    });
    expect(opened.every(({ openingStockId }) => openingStockId !== null)).toBe(true);
    const entries = await entriesOf(productId);
    expect(
      entries
        .map(({ storeId, kind, quantity, valueFen }) => [
          storeId,
          kind,
          quantity.toFixed(0),
          Number(valueFen),
        ])
        .sort(),
    ).toEqual(
      [
        [first.id, 'OPENING', '3', 27_002],
        [second.id, 'OPENING', '2', 18_001],
      ].sort(),
    );
    const facts1 = await checkBooks(db());
    expect(facts1.reduce((sum, { differences }) => sum + differences, 0)).toBe(0);
  });

  it('is one when its request comes several times at once', async () => {
    const requestId = newId();
    const input = { requestId, product: facts(), opening: [{ storeId: first.id, quantity: '1' }] };
    const answers = await Promise.all([0, 1, 2].map(() => addProductWithStock.execute(office, input)));
    expect(new Set(answers.map(({ productId }) => productId)).size).toBe(1);
    expect(await entriesOf(answers[0]?.productId ?? '')).toHaveLength(1);
    expect(await db().product.count({ where: { code: input.product.code } })).toBe(1);
  });

  it('is nothing at all when a store cannot take it', async () => {
    const product = facts();
    const asked = { requestId: newId(), product, opening: [{ storeId: first.id, quantity: '1.5' }] };
    await expect(addProductWithStock.execute(office, asked)).rejects.toMatchObject({
      code: 'QUANTITY_TOO_FINE',
    });
    const elsewhere = { ...asked, requestId: newId(), opening: [{ storeId: newId(), quantity: '1' }] };
    await expect(addProductWithStock.execute(office, elsewhere)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await db().product.count({ where: { code: product.code } })).toBe(0);
    const twice = [0, 1].map(() => ({ storeId: first.id, quantity: '1' }));
    await expect(addProductWithStock.execute(office, { ...asked, opening: twice })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      params: { field: 'opening' },
    });
  });

  it('is a product alone where nothing stands; whoever may not keep the catalogue makes none', async () => {
    const made = await addProductWithStock.execute(office, {
      requestId: newId(),
      product: facts({ cost: null }),
      opening: [],
    });
    expect(await entriesOf(made.productId)).toEqual([]);
    const manager = await contextOf(await makePerson(['STORE_MANAGER'], first.id));
    await expect(
      addProductWithStock.execute(manager, { requestId: newId(), product: facts(), opening: [] }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
