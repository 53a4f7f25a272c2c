import { read } from '@e965/xlsx';
import { encode } from 'next-auth/jwt';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { receiveGoods } from '@/server/purchasing/receiving/receive-goods';
import { authSecret } from '@/server/staff/auth/get-actor';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makeAuthSession, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { sheetTable } from '@/tests/helpers/sheet-table';
import { GET as list } from './lists/[list]/route';
import { GET as stockBook } from './stock-book/route';

// Every file a person takes away speaks their language: the one chosen on the device, or else their own.

const HAN = /\p{Script=Han}/u;
let store: Awaited<ReturnType<typeof makeStore>>;
const sessions = new Map<string, string>();

beforeAll(async () => {
  store = await makeStore();
  await db().store.update({ where: { id: store.id }, data: { name: 'Harbour' } });
  const product = await makeProduct({ name: 'Kettle' });
  await db().product.update({ where: { id: product.id }, data: { unit: 'pc', spec: '' } });
  const keeper = await contextOf(await makePerson(['STOCK_KEEPER'], null));
  const supplier = await db().supplier.create({ data: { id: newId(), code: newId(), name: 'Supplier' } });
  await receiveGoods.execute(keeper, {
    requestId: newId(),
    storeId: store.id,
    supplierId: supplier.id,
    supplierNote: newId(),
    lines: [{ productId: product.id, quantity: '3', unitCost: '5' }],
  });
  for (const locale of ['zh-CN', 'en']) {
    const person = await makePerson(['ACCOUNTANT', 'STOCK_KEEPER', 'HEAD_OFFICE'], null);
    await db().person.update({ where: { id: person.id }, data: { locale } });
    const sid = await makeAuthSession(person.id);
    sessions.set(locale, await encode({ token: { sid }, secret: authSecret() }));
  }
});

const listOf = (name: string) => (request: Request) =>
  list(request, { params: Promise.resolve({ list: name }) });

const routes = {
  'the stock book of a store': () => [stockBook, `store=${store.id}&from=2026-01-01&to=2199-01-01`] as const,
  'the stock book of all stores': () => [stockBook, 'store=all&from=2026-01-01&to=2199-01-01'] as const,
  'what to order': () => [listOf('replenishment'), `store=${store.id}`] as const,
  'the tickets of all stores': () => [listOf('tickets'), 'store=all'] as const,
};

async function fileFor(name: keyof typeof routes, person: string, chosen: string | null) {
  const [route, query] = routes[name]();
  const cookie = [
    `next-auth.session-token=${sessions.get(person)}`,
    ...(chosen ? [`daybook-locale=${chosen}`] : []),
  ].join('; ');
  const answer = await route(new Request(`http://shop/api/file?${query}`, { headers: { cookie } }));
  expect(answer.status).toBe(200);
  const disposition = answer.headers.get('Content-Disposition') ?? '';
  const book = read(Buffer.from(await answer.arrayBuffer()));
  const [sheet = ''] = book.SheetNames;
  const { heading } = sheetTable(book);
  return {
    name: decodeURIComponent(/filename\*=UTF-8''(\S+)/.exec(disposition)?.[1] ?? ''),
    ascii: /filename="([^"]*)"/.exec(disposition)?.[1] ?? '',
    words: [sheet, ...heading],
  };
}

describe.each(Object.keys(routes) as (keyof typeof routes)[])('%s', (name) => {
  test('has headings and a name in the language chosen on the device', async () => {
    const english = await fileFor(name, 'zh-CN', 'en');
    expect(english.words.filter((word) => HAN.test(word))).toEqual([]);
    expect(english.name).toMatch(/^[\x20-\x7e]+\.xlsx$/);
    const chinese = await fileFor(name, 'en', 'zh-CN');
    expect(chinese.words.filter((word) => !HAN.test(word))).toEqual([]);
    expect(chinese.name).toMatch(/\p{Script=Han}.*\.xlsx$/u);
    expect(chinese.ascii).toMatch(/^[\x20-\x7e]+$/);
    expect(chinese.words).toHaveLength(english.words.length);
  });

  test('or else in that of the person', async () => {
    expect((await fileFor(name, 'en', null)).words.filter((word) => HAN.test(word))).toEqual([]);
    expect((await fileFor(name, 'zh-CN', null)).words.every((word) => HAN.test(word))).toBe(true);
    expect((await fileFor(name, 'en', 'xx')).name).not.toMatch(HAN);
  });
});

test('the file of all stores names its rows by store, not by goods', async () => {
  const { words } = await fileFor('the stock book of all stores', 'zh-CN', 'zh-CN');
  expect(words.slice(1, 3)).toEqual(['门店编号', '门店']);
  expect(words).not.toContain('商品');
  expect(words).not.toContain('规格');
});
