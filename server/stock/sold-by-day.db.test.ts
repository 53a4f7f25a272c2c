import { expect, it } from 'vitest';
import { addDays, businessDayOf } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { makeProduct } from '@/tests/factories/catalog';
import { makeStore } from '@/tests/factories/stores';
import { asOwner } from '@/tests/helpers/database';
import { soldByDay } from './sold-by-day';

it('is none where nothing sold, and each sealed day what its sum says', async () => {
  const store = await makeStore();
  const product = await makeProduct();
  const today = businessDayOf(new Date(), store.timeZone, store.dayStartMinute);
  const asked = { storeIds: [store.id], productId: product.id, last: today, days: 30 };
  expect(await soldByDay(db(), asked)).toEqual([]);
  for (const [age, sold] of [
    [3, '2'],
    [29, '1.5'],
    [30, '9'],
  ] as const)
    await asOwner('INSERT INTO stock_day (store_id, day, product_id, sold) VALUES ($1, $2, $3, $4)', [
      store.id,
      addDays(today, -age),
      product.id,
      sold,
    ]);
  expect(await soldByDay(db(), asked)).toEqual([
    { storeId: store.id, day: addDays(today, -29), sold: '1.5' },
    { storeId: store.id, day: addDays(today, -3), sold: '2' },
  ]);
});
