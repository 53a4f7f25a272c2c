import { expect, it } from 'vitest';
import { addDays, businessDayOf } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { addSealedMonths } from '@/tests/factories/stock-months';
import { makeStore } from '@/tests/factories/stores';
import { asOwner } from '@/tests/helpers/database';
import { adjustStock } from '../adjustments/adjust-stock';
import { companyStockBook } from './company-stock-book';
import { stockBookTotals } from './whole-stock-book';

it('says of every store what its own book says, and adds them up', async () => {
  const now = new Date();
  const today = businessDayOf(now, 'Asia/Shanghai', 240);
  const stores = [await makeStore(), await makeStore(), await makeStore()];
  const manager = await makePerson(['STORE_MANAGER'], null);
  const ctx = await contextOf(manager, { now });
  const [product, other] = [await makeProduct(), await makeProduct()];
  for (const [index, store] of stores.slice(0, 2).entries())
    for (let age = 70; age >= 0; age -= 7)
      for (const { id } of [product, other])
        await adjustStock.execute(
          { ...ctx, now: new Date(now.getTime() - age * 86_400_000) },
          {
            storeId: store.id,
            requestId: newId(),
            reason: 'CORRECTION',
            lines: [{ productId: id, quantity: age % 2 === 0 ? String(5 + index) : '-2' }],
          },
        );
  // The first store is sealed up to a month ago, with a day left open.
  const [first] = stores;
  await asOwner(
    `UPDATE business_day SET state = 'SEALED', closed_at = now(), closed_by_id = $2, sealed_at = now(), sealed_by_id = $2
     WHERE store_id = $1 AND day < $3 AND day <> $4`,
    [first?.id, manager.id, addDays(today, -30), addDays(today, -49)],
  );
  await addSealedMonths(first?.id ?? '');
  for (const [begins, ends] of [
    [70, 0],
    [60, 20],
    [45, 35],
    [0, 0],
  ] as const) {
    const period = { from: addDays(today, -begins), to: addDays(today, -ends) };
    const book = await companyStockBook(db(), period, true, now);
    for (const store of stores) {
      const own = await stockBookTotals(db(), { storeId: store.id, ...period }, true, now);
      const rows = book.rows
        .filter((row) => row.storeId === store.id && row.unit !== '')
        .map(({ storeId: _id, code: _code, store: _name, ...row }) => row);
      expect({ period, rows }).toEqual({ period, rows: own });
    }
    const sum = book.rows.reduce((total, row) => total + Number(row.closing.quantity), 0);
    expect(Number(book.total[0]?.closing.quantity)).toBe(sum);
  }
  const unpriced = await companyStockBook(db(), { from: today, to: today }, false, now);
  expect(unpriced.total.map(({ closing }) => closing.valueFen)).toEqual([null]);
  const blind = await companyStockBook(db(), { from: today, to: today, term: 'nothing-like-it' }, true, now);
  expect(blind.total).toEqual([]);
  await expect(
    companyStockBook(db(), { from: today, to: addDays(today, -1) }, true, now),
  ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});
