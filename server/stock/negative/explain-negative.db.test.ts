import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { completeSale } from '@/server/sales/complete-sale';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { adjustStock } from '../adjustments/adjust-stock';
import { explainNegative } from './explain-negative';
import { negativeStock } from './negative-stock';

type Context = Awaited<ReturnType<typeof contextOf>>;
let shop: Awaited<ReturnType<typeof makeCounter>>;
let storeId: string;
let owner: Context;
let ownerId: string;
let product: Awaited<ReturnType<typeof makeProduct>>;
let seq = 0;

beforeEach(async () => {
  shop = await makeCounter();
  storeId = shop.store.id;
  seq = 0;
  const person = await makePerson(['CLERK'], storeId);
  ownerId = person.id;
  owner = await contextOf(person);
  product = await makeProduct();
  const zoneId = shop.store.zones.floor.id;
  await db().productPlace.create({ data: { storeId, productId: product.id, zoneId } });
  await db().zoneAssignment.create({
    data: { storeId, id: newId(), zoneId, personId: person.id, startsAt: new Date(Date.now() - 3_600_000) },
  });
});

const base = () => ({ storeId, requestId: newId() });

async function sell() {
  seq += 1;
  const sale = makeSale(shop.at(seq), [{ product }]);
  await completeSale(shop.ctx, { storeId, ...sale });
  return sale;
}

const explain = (who: Context, over: Partial<Parameters<typeof explainNegative.execute>[1]> = {}) =>
  explainNegative.execute(who, {
    ...base(),
    productId: product.id,
    zoneId: shop.store.zones.floor.id,
    text: '货到了还没入库',
    ...over,
  });

const list = () => negativeStock(db(), [storeId], new Date());

describe('an explanation of negative stock', () => {
  it('is given by the zone’s owner, once a request, and holds until it goes below again', async () => {
    const sale = await sell();
    expect(await list()).toMatchObject([
      { number: sale.number, ownerId, explained: false, explanation: null, onHand: '-1' },
    ]);
    const request = { requestId: newId() };
    await explain(owner, request);
    expect(await explain(owner, request)).toEqual({
      productId: product.id,
      zoneId: shop.store.zones.floor.id,
    });
    expect(await db().negativeExplanation.count({ where: { storeId } })).toBe(1);
    const [row] = await list();
    expect(row).toMatchObject({
      explained: true,
      explanation: '货到了还没入库',
      explainedBy: owner.actor?.name,
    });
    const since = row?.since;
    const again = await sell();
    expect(await list()).toMatchObject([
      { number: again.number, explained: false, explanation: '货到了还没入库', onHand: '-2', since },
    ]);
    const facts = await db().$transaction((tx) => checkBooks(tx));
    expect(facts.filter(({ number }) => number === 1).flatMap((fact) => fact.examples)).toEqual([]);
  });

  it('is refused from others, for what is not negative, and from another store', async () => {
    await sell();
    const other = await contextOf(await makePerson(['CLERK'], storeId));
    await expect(explain(other)).rejects.toMatchObject({ code: 'NEGATIVE_OF_ANOTHER' });
    const accountant = await contextOf(await makePerson(['ACCOUNTANT'], null));
    await expect(explain(accountant)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(explain(owner, { text: '  ' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const manager = await contextOf(await makePerson(['STORE_MANAGER'], storeId));
    await expect(explain(manager, { productId: (await makeProduct()).id })).rejects.toMatchObject({
      code: 'STOCK_NOT_NEGATIVE',
    });
    const elsewhere = await makeStore();
    const stranger = await contextOf(await makePerson(['STORE_MANAGER'], elsewhere.id));
    await expect(explain(stranger)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      explain(stranger, { storeId: elsewhere.id, zoneId: elsewhere.zones.floor.id }),
    ).rejects.toMatchObject({ code: 'STOCK_NOT_NEGATIVE' });
    await explain(manager);
    await adjustStock.execute(manager, {
      ...base(),
      reason: 'FOUND',
      lines: [{ productId: product.id, quantity: '1' }],
    });
    await expect(explain(owner)).rejects.toMatchObject({ code: 'STOCK_NOT_NEGATIVE' });
    expect(await list()).toEqual([]);
  });

  it('of two at once is kept twice, and each owner sees their own zones', async () => {
    await sell();
    await Promise.all([explain(owner), explain(owner, { text: '卖错了商品' })]);
    expect(await db().negativeExplanation.count({ where: { storeId } })).toBe(2);
    expect(await negativeStock(db(), [storeId], new Date(), { ownerId })).toHaveLength(1);
    expect(await negativeStock(db(), [storeId], new Date(), { ownerId: newId() })).toEqual([]);
  });
});
