import { expect, test } from 'vitest';
import { customersKnownIn } from '@/server/customers/known-in-store';
import { db } from '@/server/platform/db';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeCustomer } from '@/tests/factories/customers';
import { makeSale } from '@/tests/factories/sales';
import { completeSale } from './complete-sale';
import { purchasesOf } from './purchases-of';

test('what a customer bought in a store, the latest first, and the store knows them from then on', async () => {
  const shop = await makeCounter();
  const elsewhere = await makeCounter();
  const customer = await makeCustomer(elsewhere.ctx, elsewhere.store.id);
  const product = await makeProduct();
  for (const seq of [1, 2]) {
    const sale = makeSale(shop.at(seq), [{ product }]);
    await completeSale(shop.ctx, { storeId: shop.store.id, ...sale, customerId: customer.id });
  }
  const asked = { customerId: customer.id, take: 5 };
  const bought = await purchasesOf(db(), { ...asked, storeIds: [shop.store.id] });
  expect(bought.map(({ number }) => Number(number.slice(-6)))).toEqual([2, 1]);
  expect(bought[0]).toMatchObject({
    kind: 'SALE',
    moreGoods: 0,
    goods: [expect.stringContaining(product.name)],
  });
  // Of a store the reader may not look into, nothing.
  expect(await purchasesOf(db(), { ...asked, storeIds: [elsewhere.store.id] })).toEqual([]);
  const { customers } = await customersKnownIn(db(), shop.store.id, null, new Date());
  expect(customers.map(({ id }) => id)).toEqual([customer.id]);
});
