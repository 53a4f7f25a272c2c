import { read, utils } from '@e965/xlsx';
import { expect, it } from 'vitest';
import { businessDayOf } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { receiveGoods } from '@/server/purchasing/receiving/receive-goods';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { adjustStock } from '../adjustments/adjust-stock';
import { companyStockBook } from './company-stock-book';
import { stockBookFile } from './export-stock-book';
import { wholeStockBook } from './whole-stock-book';

const words = {
  sheet: 'book',
  opening: 'opening',
  closing: 'closing',
  in: 'in',
  out: 'out',
  value: 'value',
  kind: (kind: string) => kind,
};

/** Each row of the file: what its columns come to in fen, and what it closes with. */
function footed(file: Buffer) {
  const book = read(file);
  const rows = utils.sheet_to_json<Record<string, number | string>>(book.Sheets.book ?? {});
  const fen = (value: number | string | undefined) => Math.round(Number(value ?? 0) * 100);
  return rows.map((row) => {
    const all = Object.entries(row);
    const sumOf = (start: string) =>
      all
        .filter(([title]) => title.startsWith(start) && title.endsWith(' value'))
        .reduce((sum, [, value]) => sum + fen(value), 0);
    return { comesTo: sumOf('opening') + sumOf('in ') - sumOf('out '), closes: sumOf('closing') };
  });
}

it('foots in every row of the file, with costs corrected after selling below zero', async () => {
  const store = await makeStore();
  const now = new Date();
  const ctx = await contextOf(await makePerson(['STOCK_KEEPER'], store.id), { now });
  const supplier = await db().supplier.create({ data: { id: newId(), code: newId(), name: '供应商' } });
  const products = [await makeProduct(), await makeProduct()];
  for (const [index, { id: productId }] of products.entries()) {
    const receive = (quantity: string, unitCost: string) =>
      receiveGoods.execute(ctx, {
        storeId: store.id,
        requestId: newId(),
        supplierId: supplier.id,
        supplierNote: newId(),
        lines: [{ productId, quantity, unitCost }],
      });
    await receive('5', '100');
    await adjustStock.execute(ctx, {
      storeId: store.id,
      requestId: newId(),
      reason: 'DAMAGE',
      // Only the first goes below zero: what comes next corrects its cost.
      lines: [{ productId, quantity: index === 0 ? '-7' : '-4' }],
    });
    await receive('10', '417');
  }
  const today = businessDayOf(now, store.timeZone, store.dayStartMinute);
  const period = { from: today, to: today };
  const rows = await wholeStockBook(db(), { storeId: store.id, ...period }, true, now);
  expect(rows.flatMap(({ moves }) => moves.map(({ kind }) => kind))).toContain('COST_CORRECTION');
  const goods = await stockBookFile(rows, [{ title: 'code', text: (row) => row.code }], words);
  const lines = footed(goods);
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line.comesTo).toBe(line.closes);

  const company = await companyStockBook(db(), period, true, now);
  const stores = [...company.rows, ...company.total.map((row) => ({ ...row, store: '' }))];
  const sheet = await stockBookFile(stores, [{ title: 'store', text: (row) => row.store }], words);
  const ofStores = footed(sheet);
  expect(ofStores).toHaveLength(stores.length);
  for (const line of ofStores) expect(line.comesTo).toBe(line.closes);
  const own = company.rows.findIndex(({ storeId }) => storeId === store.id);
  expect(ofStores[own]?.closes).toBe(lines.reduce((sum, { closes }) => sum + closes, 0));
});
