import { read } from '@e965/xlsx';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { makeModel } from '@/server/catalog/models/make-model';
import type { ActorContext } from '@/server/platform/context';
import { Forbidden, InvalidInput, ListTooLong } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { completeSale } from '@/server/sales/complete-sale';
import { adjustStock } from '@/server/stock/adjustments/adjust-stock';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeCustomer } from '@/tests/factories/customers';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { sheetTable } from '@/tests/helpers/sheet-table';
import { listFile, storesAsked } from './list-file';
import { LIST_FILES } from './list-files';

// A file is what the page shows, all of it: its stores, its filters, the words of whoever asks.

/** The language of whoever asks. */
let locale: 'zh-CN' | 'en' = 'zh-CN';

type Shop = Awaited<ReturnType<typeof makeCounter>>;
let here: Shop;
let there: Shop;
let office: ActorContext;
const NAME = '=1+1 浴巾';

beforeAll(async () => {
  [here, there] = [await makeCounter(), await makeCounter()];
  const person = await contextOf(await makePerson(['HEAD_OFFICE', 'STORE_MANAGER', 'STOCK_KEEPER'], null));
  if (!person.actor) throw new Error('somebody');
  office = { ...person, actor: person.actor };
  const product = await makeProduct({ name: NAME, spec: '米白 70×140' });
  for (const shop of [here, there]) {
    for (const seq of [1, 2])
      await completeSale(shop.ctx, { storeId: shop.store.id, ...makeSale(shop.at(seq), [{ product }]) });
    for (const reason of ['DAMAGE', 'FOUND'] as const)
      await adjustStock.execute(office, {
        storeId: shop.store.id,
        requestId: newId(),
        reason,
        lines: [{ productId: product.id, quantity: reason === 'FOUND' ? '3' : '-1' }],
      });
  }
});

/** Headings and rows of a list's file. */
async function fileOf(list: string, params: Record<string, string>, who = office) {
  const file = LIST_FILES[list];
  if (!file) throw new Error(`no list ${list}`);
  const { store, ...filters } = params;
  const { ctx, storeIds } = await storesAsked(who, file.permission, store);
  const book = read((await file.sheet({ ...ctx, locale }, storeIds, filters)).file);
  const [sheet = ''] = book.SheetNames;
  const { about, heading, rows } = sheetTable(book);
  const last = rows.at(-1)?.[0] === (locale === 'en' ? 'Total' : '合计') ? rows.at(-1) : undefined;
  return { sheet, about, heading, rows: last ? rows.slice(0, -1) : rows, totals: last };
}

const both = () => `${here.store.id},${there.store.id}`;

test('the tickets of two stores are in one file, each with its store; of one store they are its own', async () => {
  const two = await fileOf('tickets', { store: both() });
  expect(two.rows).toHaveLength(4);
  expect(new Set(two.rows.map(([code]) => code))).toEqual(new Set([here.store.code, there.store.code]));
  const one = await fileOf('tickets', { store: here.store.id });
  expect(one.rows.map(([code, name]) => [code, name])).toEqual([
    [here.store.code, here.store.name],
    [here.store.code, here.store.name],
  ]);
});

test('a file says what it is: title, stores, days, made when and by whom; sums are numbers under their columns', async () => {
  const dayOff = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const [from, to] = [dayOff(-3), dayOff(3)];
  const { about, heading, rows, totals } = await fileOf('tickets', { store: both(), from, to });
  expect(about[0]?.[0]).toBe('小票');
  expect(about[1]?.slice(0, 2)).toEqual(['门店', `${here.store.name}、${there.store.name}`]);
  expect(about[2]?.slice(0, 2)).toEqual(['日期', `${from} – ${to}`]);
  expect(about.at(-1)?.[1]).toMatch(new RegExp(`^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d ${office.actor.name}$`));
  const at = heading.indexOf('合计');
  const cents = rows.reduce((sum, row) => sum + Math.round(Number(row[at]) * 100), 0);
  expect(totals?.[at]).toBe(cents / 100);
  // Lines are of no unit people add up.
  expect(totals?.[heading.indexOf('行数')] ?? '').toBe('');
});

test('a file follows the filters of its page', async () => {
  const [first] = (await fileOf('tickets', { store: both() })).rows;
  const number = String(first?.[2]);
  const found = await fileOf('tickets', { store: both(), number });
  expect(found.rows.map((row) => row[2])).toEqual([number]);
  expect((await fileOf('tickets', { store: both(), kind: 'RETURN' })).rows).toEqual([]);
  expect((await fileOf('adjustments', { store: both(), reason: 'DAMAGE' })).rows).toHaveLength(2);
  expect((await fileOf('entries', { store: both(), kind: 'SALE' })).rows).toHaveLength(4);
  await expect(fileOf('tickets', { store: both(), kind: 'GIFT' })).rejects.toBeInstanceOf(InvalidInput);
});

test('goods are named with their specification, and no name becomes a formula', async () => {
  const { heading, rows } = await fileOf('adjustments', { store: both() });
  const [name, spec] = [heading.indexOf('商品'), heading.indexOf('规格')];
  expect(rows.map((row) => [row[name], row[spec]])).toEqual(rows.map(() => [NAME, '米白 70×140']));
});

/** What a list is of, where it is not the stores': somebody's statement over days, one model's stock. */
async function wantedBy(list: string): Promise<Record<string, string>> {
  if (list === 'model-stock') {
    const product = await makeProduct({ name: '圆领T恤' });
    const { modelId } = await makeModel.execute(office, {
      ...{ requestId: newId(), productId: product.id, code: `M${newId().slice(-10)}`, name: '圆领T恤' },
      ...{ axes: ['颜色'], values: ['红'], makeBarcodes: false },
      variants: [{ values: ['蓝'], code: `M${newId().slice(-10)}`, barcode: '', listPriceFen: 9_900 }],
    });
    return { model: modelId };
  }
  if (list !== 'statement') return {};
  const customer = await makeCustomer(here.ctx, here.store.id);
  return { customer: customer.id, from: '2026-01-01', to: '2026-03-31' };
}

test('every list has a file, headed in the language of whoever asks, with no key left unsaid', async () => {
  for (const list of Object.keys(LIST_FILES)) {
    const asked = { store: both(), ...(await wantedBy(list)) };
    locale = 'zh-CN';
    const chinese = await fileOf(list, asked);
    locale = 'en';
    const english = await fileOf(list, asked);
    locale = 'zh-CN';
    expect(english.heading.slice(0, 2), list).toEqual(['Store code', 'Store']);
    expect(english.heading.join(' '), list).not.toMatch(/[一-鿿]|\w+\.\w+/);
    expect(chinese.heading.join(' '), list).toMatch(/^门店编号 门店 .*[一-鿿]/);
    expect(new Set(chinese.heading).size, list).toBe(chinese.heading.length);
    expect(new Set(english.heading).size, list).toBe(english.heading.length);
    expect(english.rows.length, list).toBe(chinese.rows.length);
  }
});

test('a store that is not the person’s is refused, and all stores are those that are', async () => {
  const manager = await contextOf(await makePerson(['STORE_MANAGER'], here.store.id));
  await expect(fileOf('tickets', { store: both() }, manager as ActorContext)).rejects.toBeInstanceOf(
    Forbidden,
  );
  const all = await fileOf('tickets', { store: 'all' }, manager as ActorContext);
  expect(all.rows.map(([code]) => code)).toEqual([here.store.code, here.store.code]);
  const nobody = await contextOf(await makePerson([], null));
  await expect(fileOf('tickets', { store: 'all' }, nobody as ActorContext)).rejects.toBeInstanceOf(Forbidden);
});

test('a list longer than a file is refused, not cut', async () => {
  let asked = 0;
  const endless = listFile({
    permission: 'sales.read',
    filters: z.object({}),
    words: () => ({ title: 'x', columns: [] }),
    page: async ({ storeIds: [storeId = ''], take }) => {
      asked += take;
      return { rows: Array.from({ length: take }, () => ({ storeId })), nextCursor: 'more' };
    },
  });
  await expect(endless.sheet(office, [here.store.id], {})).rejects.toBeInstanceOf(ListTooLong);
  expect(asked).toBeLessThan(25_000);
});
