import { expect, it } from 'vitest';
import { businessDayOf, dateToDay } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { completeSale } from '@/server/sales/complete-sale';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeSale } from '@/tests/factories/sales';
import { asOwner } from '@/tests/helpers/database';

it('books nothing on a day before the store began: nobody could report it', async () => {
  const shop = await makeCounter();
  const product = await makeProduct();
  const now = new Date();
  const today = businessDayOf(now, 'Asia/Shanghai', 240);
  await asOwner('UPDATE store SET first_day = $2 WHERE id = $1', [shop.store.id, today]);
  const result = await completeSale(shop.ctx, {
    storeId: shop.store.id,
    ...makeSale({ ...shop.at(1), occurredAt: new Date(now.getTime() - 30 * 86_400_000) }, [{ product }]),
  });
  expect(result).toMatchObject({ businessDay: today, flags: ['LATE_DAY'] });
  const days = await db().businessDay.findMany({ where: { storeId: shop.store.id } });
  expect(days.map((row) => dateToDay(row.day))).toEqual([today]);
});
