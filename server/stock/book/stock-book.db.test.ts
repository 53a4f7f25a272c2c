import { expect, it } from 'vitest';
import { businessDayOf } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { receiveGoods } from '@/server/purchasing/receiving/receive-goods';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { adjustStock } from '../adjustments/adjust-stock';
import { negativeStock } from '../negative/negative-stock';
import { stockBook } from './stock-book';
import { stockEntries } from './stock-entries';
import { wholeStockBook } from './whole-stock-book';

it('opens every figure of the stock book to its entries and documents', async () => {
  const store = await makeStore();
  const keeper = await makePerson(['STOCK_KEEPER'], store.id);
  const now = new Date();
  const earlier = new Date(now.getTime() - 3 * 24 * 3_600_000);
  const ctx = await contextOf(keeper, { now });
  const product = await makeProduct();
  const supplier = await db().supplier.create({ data: { id: newId(), code: newId(), name: '供应商' } });
  const receive = (at: Date, note: string, quantity: string, unitCost: string) =>
    receiveGoods.execute(
      { ...ctx, now: at },
      {
        storeId: store.id,
        requestId: newId(),
        supplierId: supplier.id,
        supplierNote: note,
        lines: [{ productId: product.id, quantity, unitCost }],
      },
    );
  await receive(earlier, 'A', '10', '100');
  await receive(now, 'B', '10', '200');
  await adjustStock.execute(ctx, {
    storeId: store.id,
    requestId: newId(),
    reason: 'DAMAGE',
    lines: [{ productId: product.id, quantity: '-4' }],
  });
  const today = businessDayOf(now, store.timeZone, store.dayStartMinute);
  const book = await stockBook(db(), { storeId: store.id, from: today, to: today }, true, now);
  expect(book.rows).toMatchObject([
    {
      productId: product.id,
      opening: { quantity: '10', valueFen: 1_000 },
      moves: [
        { kind: 'ADJUSTMENT', out: { quantity: '4', valueFen: 600 } },
        { kind: 'RECEIVING', in: { quantity: '10', valueFen: 2_000 } },
      ],
      closing: { quantity: '16', valueFen: 2_400 },
    },
  ]);
  const other = await makeProduct({ name: '别的商品' });
  await db().product.update({ where: { id: other.id }, data: { searchText: other.code.toLowerCase() } });
  await receiveGoods.execute(ctx, {
    storeId: store.id,
    requestId: newId(),
    supplierId: supplier.id,
    supplierNote: 'C',
    lines: [{ productId: other.id, quantity: '1', unitCost: '1' }],
  });
  // A file and paper hold what the page was narrowed to, not everything.
  const whole = { storeId: store.id, from: today, to: today };
  const codes = async (more: { term?: string; movedOnly?: boolean }) =>
    (await wholeStockBook(db(), { ...whole, ...more }, true, now)).map(({ code }) => code);
  expect((await codes({})).sort()).toEqual([product.code, other.code].sort());
  expect(await codes({ term: other.code.toLowerCase() })).toEqual([other.code]);
  const before = { from: '2020-01-01', to: '2020-01-02' };
  expect(await wholeStockBook(db(), { ...whole, ...before, movedOnly: true }, true, now)).toEqual([]);
  const blind = await stockBook(db(), { storeId: store.id, from: today, to: today }, false, now);
  expect(blind.rows[0]?.closing).toEqual({ quantity: '16', valueFen: null });
  const entries = await stockEntries(
    db(),
    { storeIds: [store.id], productId: product.id, from: today, to: today },
    () => true,
  );
  expect(entries.rows.map((row) => [row.kind, row.quantity, row.documentNumber])).toEqual([
    ['ADJUSTMENT', '-4', 'AD-000001'],
    ['RECEIVING', '10', 'RC-000002'],
  ]);
  await adjustStock.execute(ctx, {
    storeId: store.id,
    requestId: newId(),
    reason: 'DAMAGE',
    lines: [{ productId: product.id, quantity: '-20' }],
  });
  expect(await negativeStock(db(), [store.id], now)).toMatchObject([
    { productId: product.id, onHand: '-4', owner: null },
  ]);
  await expect(receive(now, 'B', '1', '1')).rejects.toMatchObject({ code: 'NOTE_ALREADY_RECEIVED' });
});
