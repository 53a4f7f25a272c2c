import { expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { adjustStock } from '../adjustments/adjust-stock';
import { companyStockAsOf, stockAsOf } from './stock-as-of';

const DAY = 86_400_000;

it('says of a product where it stood at a moment in every store, as each store says itself', async () => {
  const now = new Date();
  const stores = [await makeStore(), await makeStore()];
  const ctx = await contextOf(await makePerson(['STORE_MANAGER'], null), { now });
  const product = await makeProduct();
  const adjust = (storeId: string, daysAgo: number, quantity: string) =>
    adjustStock.execute(
      { ...ctx, now: new Date(now.getTime() - daysAgo * DAY) },
      { storeId, requestId: newId(), reason: 'CORRECTION', lines: [{ productId: product.id, quantity }] },
    );
  const [one, two] = stores.map((store) => store.id);
  if (!one || !two) throw new Error('two stores');
  await adjust(one, 50, '4');
  await adjust(two, 40, '-3');
  await adjust(one, 3, '2');
  await adjust(two, 2, '3');
  // Forward from the beginning for the old moments, back from now for the new ones.
  for (const daysAgo of [60, 49, 39, 10, 2.5, 1, 0]) {
    const at = new Date(now.getTime() - daysAgo * DAY);
    const own = await Promise.all(
      [one, two].map(async (storeId) => {
        const { rows } = await stockAsOf(db(), { storeId, at, term: product.code }, now);
        return { storeId, onHand: rows[0]?.onHand ?? '0' };
      }),
    );
    const stood = own.filter(({ onHand }) => onHand !== '0');
    const { rows } = await companyStockAsOf(db(), { at, term: product.code }, now);
    const [row] = rows;
    expect({ daysAgo, at: row?.stores.map(({ storeId, onHand }) => ({ storeId, onHand })) ?? [] }).toEqual({
      daysAgo,
      at: stood,
    });
    expect(Number(row?.onHand ?? 0)).toBe(stood.reduce((sum, { onHand }) => sum + Number(onHand), 0));
  }
  const later = { at: new Date(now.getTime() + 60_000) };
  await expect(companyStockAsOf(db(), later, now)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});
