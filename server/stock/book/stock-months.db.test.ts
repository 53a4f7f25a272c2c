import { expect, it } from 'vitest';
import { addDays, businessDayOf } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { addSealedMonths } from '@/tests/factories/stock-months';
import { makeStore } from '@/tests/factories/stores';
import { asOwner } from '@/tests/helpers/database';
import { adjustStock } from '../adjustments/adjust-stock';
import { stockAsOf } from './stock-as-of';
import { stockBook } from './stock-book';
import { stockBookTotals, wholeStockBook } from './whole-stock-book';

const DAYS = 75;

it('says of any period the same from months as from every entry', async () => {
  const store = await makeStore();
  const manager = await makePerson(['STORE_MANAGER'], store.id);
  const now = new Date();
  const today = businessDayOf(now, store.timeZone, store.dayStartMinute);
  const product = await makeProduct();
  const ctx = await contextOf(manager, { now });
  const first = addDays(today, -DAYS);
  for (let age = DAYS; age >= 0; age -= 3) {
    const at = new Date(now.getTime() - age * 24 * 3_600_000);
    await adjustStock.execute(
      { ...ctx, now: at },
      {
        storeId: store.id,
        requestId: newId(),
        reason: 'CORRECTION',
        lines: [{ productId: product.id, quantity: age % 2 === 0 ? '7' : '-2.000' }],
      },
    );
  }
  // Sealed by hand, with two days left open in the middle: what matters here are the sums.
  await asOwner(
    `UPDATE business_day SET state = 'SEALED', closed_at = now(), closed_by_id = $2, sealed_at = now(), sealed_by_id = $2
     WHERE store_id = $1 AND day < $3 AND extract(day FROM day)::int % 10 <> 5`,
    [store.id, manager.id, today],
  );
  await addSealedMonths(store.id);
  expect(await db().stockMonth.count({ where: { storeId: store.id } })).toBeGreaterThan(2);
  const entries = await db().stockEntry.findMany({ where: { storeId: store.id } });
  const sum = (from: string, to: string) =>
    entries
      .map((entry) => ({
        day: entry.businessDay.toISOString().slice(0, 10),
        quantity: Number(entry.quantity),
      }))
      .filter(({ day }) => day >= from && day <= to)
      .reduce((total, { quantity }) => total + quantity, 0);
  for (const [start, length] of [
    [0, DAYS],
    [10, 5],
    [20, 40],
    [1, 30],
    [45, 1],
    [70, 5],
  ] as const) {
    const from = addDays(first, start);
    const to = addDays(from, length);
    const book = await stockBook(db(), { storeId: store.id, from, to }, true, now);
    const row = book.rows[0];
    expect({ from, to, opening: row?.opening.quantity, closing: row?.closing.quantity }).toEqual({
      from,
      to,
      opening: String(sum('0000-01-01', addDays(from, -1))),
      closing: String(sum('0000-01-01', to)),
    });
  }
  for (const age of [0, 1, 10, 40, 74, 80]) {
    const at = new Date(now.getTime() - age * 24 * 3_600_000);
    const then = entries
      .filter((entry) => entry.occurredAt <= at)
      .reduce((total, entry) => total + Number(entry.quantity), 0);
    const zoneId = entries[0]?.zoneId;
    for (const zone of [undefined, zoneId]) {
      const { rows } = await stockAsOf(db(), { storeId: store.id, at, zoneId: zone }, now);
      expect({ age, onHand: Number(rows[0]?.onHand ?? 0) }).toEqual({ age, onHand: then });
    }
  }
  await expect(
    stockAsOf(db(), { storeId: store.id, at: new Date(now.getTime() + 60_000) }, now),
  ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(
    stockBook(db(), { storeId: store.id, from: today, to: first }, true, now),
  ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  const period = { storeId: store.id, from: addDays(first, 20), to: addDays(first, 60) };
  const [totals, whole] = [
    await stockBookTotals(db(), period, true, now),
    await wholeStockBook(db(), period, true, now),
  ];
  expect(whole).toHaveLength(1);
  expect(totals).toEqual([
    {
      unit: whole[0]?.unit,
      opening: whole[0]?.opening,
      moves: whole[0]?.moves,
      closing: whole[0]?.closing,
    },
  ]);
  expect(totals[0]?.closing.quantity).toBe(String(sum('0000-01-01', period.to)));
  const facts = await db().$transaction((tx) => checkBooks(tx));
  expect(facts.find((fact) => fact.number === 1)?.examples).toEqual([]);
});
