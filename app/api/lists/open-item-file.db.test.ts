import { read } from '@e965/xlsx';
import { beforeAll, expect, test } from 'vitest';
import type { ActorContext } from '@/server/platform/context';
import { Forbidden } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { completeSale } from '@/server/sales/complete-sale';
import { keepRejected } from '@/server/sales/keep-rejected';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { sheetTable } from '@/tests/helpers/sheet-table';
import { storesAsked } from './list-file';
import { LIST_FILES } from './list-files';

// Open items as a file: each kind with what it names, of the stores and kinds the person may deal with.

const NAME = '布艺沙发';
let stores: { id: string; code: string }[];
let manager: ActorContext;

async function somebody(
  roles: Parameters<typeof makePerson>[0],
  storeId: string | null,
): Promise<ActorContext> {
  const ctx = await contextOf(await makePerson(roles, storeId));
  if (!ctx.actor) throw new Error('somebody');
  return { ...ctx, actor: ctx.actor };
}

/** A store with one open item of each kind: sold below floor, what was sold below zero and not handed over, a gap, a refusal. */
async function troubled() {
  const shop = await makeCounter();
  const storeId = shop.store.id;
  const product = await makeProduct({ name: NAME, listPriceFen: 10_000, floorPriceFen: 8_000 });
  await completeSale(shop.ctx, { storeId, ...makeSale(shop.at(1), [{ product, unitPriceFen: 100 }]) });
  await completeSale(shop.ctx, { storeId, ...makeSale(shop.at(2), [{ product, handover: 'LATER' }]) });
  const refused = makeSale(shop.at(4), [{ product, quantity: '2' }]);
  await keepRejected.execute(shop.ctx, {
    storeId,
    requestId: newId(),
    number: refused.number,
    seq: 4,
    payload: refused,
    errorCode: 'PRODUCT_UNKNOWN',
  });
  return shop.store;
}

beforeAll(async () => {
  stores = [await troubled(), await troubled()];
  manager = await somebody(['STORE_MANAGER'], null);
});

async function fileOf(params: Record<string, string>, who = manager, locale: 'zh-CN' | 'en' = 'zh-CN') {
  const file = LIST_FILES['open-items'];
  if (!file) throw new Error('no such list');
  const { store, ...filters } = params;
  const { ctx, storeIds } = await storesAsked(who, file.permission, store);
  const book = read((await file.sheet({ ...ctx, locale }, storeIds, filters)).file);
  const { heading, rows: body } = sheetTable(book);
  return body.map((row) => Object.fromEntries(heading.map((title, at) => [title, row[at]])));
}

const both = () => stores.map(({ id }) => id).join(',');
const kindsOf = (rows: Record<string, unknown>[], heading = '类别') =>
  new Set(rows.map((row) => row[heading]));

test('all kinds of several stores are one file', async () => {
  const rows = await fileOf({ store: both() });
  expect(kindsOf(rows)).toEqual(new Set(['违价', '缺号', '拒收单据', '负库存', '待提货']));
  for (const { code } of stores) {
    const one = (kind: string) => rows.find((row) => row.类别 === kind && row.门店编号 === code);
    expect(one('违价')).toMatchObject({
      商品: NAME,
      金额: 1,
      保底价: 80,
      单号: expect.stringMatching(/-000001$/),
    });
    expect(one('缺号')).toMatchObject({ 单号: expect.stringMatching(/-000003$/), 说明: '可能在上传' });
    expect(one('拒收单据')).toMatchObject({ 金额: 200, 单号: expect.stringMatching(/-000004$/) });
    expect(one('拒收单据')?.说明).toMatch(/商品/);
    expect(one('负库存')).toMatchObject({ 商品: NAME, 数量: -2 });
    expect(one('待提货')).toMatchObject({ 商品: NAME, 数量: 1, 单号: expect.stringMatching(/-000002$/) });
  }
});

test('the tab of the page narrows it, and the words are of whoever asks', async () => {
  expect(kindsOf(await fileOf({ store: both(), tab: 'gaps' }))).toEqual(new Set(['缺号']));
  const english = await fileOf({ store: both(), tab: 'rejected' }, manager, 'en');
  expect(english).toHaveLength(2);
  expect(JSON.stringify(english)).not.toMatch(/[A-Z]{4}_|[一-鿿]{2}说明|\w+\.items/);
  expect(kindsOf(english, 'Kind')).toEqual(new Set(['Rejected tickets']));
});

test('who deals with some kinds in one store has those of that store', async () => {
  const [first] = stores;
  const keeper = await somebody(['STOCK_KEEPER'], first?.id ?? '');
  const rows = await fileOf({ store: 'all' }, keeper);
  expect(kindsOf(rows)).toEqual(new Set(['负库存', '待提货']));
  // What is below zero is for who answers for the zone.
  const clerk = await somebody(['CLERK'], first?.id ?? '');
  expect(kindsOf(await fileOf({ store: 'all' }, clerk))).toEqual(new Set(['待提货']));
  expect(kindsOf(rows, '门店编号')).toEqual(new Set([first?.code]));
  await expect(fileOf({ store: both() }, keeper)).rejects.toBeInstanceOf(Forbidden);
  const nobody = await somebody(['ADMIN'], null);
  await expect(fileOf({ store: 'all' }, nobody)).rejects.toBeInstanceOf(Forbidden);
});
