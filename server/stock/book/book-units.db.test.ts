import { expect, it } from 'vitest';
import { businessDayOf } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { adjustStock } from '../adjustments/adjust-stock';
import { companyStockBook } from './company-stock-book';
import { entryTotals, stockEntries } from './stock-entries';
import { stockBookTotals } from './whole-stock-book';

it('adds pieces to pieces and metres to metres, and opens each sum to its entries', async () => {
  const store = await makeStore();
  const now = new Date();
  const ctx = await contextOf(await makePerson(['STOCK_KEEPER'], store.id), { now });
  const sofa = await makeProduct({ unit: '件' });
  const chair = await makeProduct({ unit: '件' });
  const cloth = await makeProduct({ unit: '米', decimals: 1 });
  for (const [{ id: productId }, quantity] of [
    [sofa, '3'],
    [chair, '4'],
    [cloth, '12.5'],
  ] as const)
    await adjustStock.execute(ctx, {
      storeId: store.id,
      requestId: newId(),
      reason: 'FOUND',
      lines: [{ productId, quantity }],
    });
  const today = businessDayOf(now, store.timeZone, store.dayStartMinute);
  const period = { from: today, to: today };
  const closings = (rows: readonly { unit: string; closing: { quantity: string } }[]) =>
    rows.map(({ unit, closing }) => [unit, closing.quantity]);
  const totals = await stockBookTotals(db(), { storeId: store.id, ...period }, true, now);
  expect(closings(totals)).toEqual([
    ['米', '12.5'],
    ['件', '7'],
  ]);
  const company = await companyStockBook(db(), period, true, now);
  expect(closings(company.rows.filter(({ storeId }) => storeId === store.id))).toEqual(closings(totals));
  expect(new Set(company.total.map(({ unit }) => unit)).size).toBe(company.total.length);

  const behind = { storeIds: [store.id], unit: '件', kinds: ['ADJUSTMENT', 'STOCKTAKE'] as const, ...period };
  expect((await stockEntries(db(), behind, () => true)).rows.map(({ productId }) => productId)).toEqual([
    chair.id,
    sofa.id,
  ]);
  expect(await entryTotals(db(), behind, false)).toMatchObject({ count: 2, quantity: '7' });
  expect(await entryTotals(db(), { ...behind, kinds: ['SALE'] }, false)).toMatchObject({ count: 0 });
});
