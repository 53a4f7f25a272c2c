import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, dayToDate } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { acceptReport } from '@/server/reports/decide-report';
import { reportBoard } from '@/server/reports/queries';
import { reportOfDay } from '@/server/reports/report-of-day';
import { SECTIONS } from '@/server/reports/sections';
import { submitReport } from '@/server/reports/submit-report';
import { completeSale } from '@/server/sales/complete-sale';
import { keepRejected } from '@/server/sales/keep-rejected';
import { adjustStock } from '@/server/stock/adjustments/adjust-stock';
import { explainNegative } from '@/server/stock/negative/explain-negative';
import { storeDetails } from '@/server/stores/queries';
import { forgetStoreSettings } from '@/server/stores/store-settings';
import { closeTill } from '@/server/tills/close-till';
import { countTill } from '@/server/tills/count-till';
import { openTill } from '@/server/tills/open-till';
import { makeProduct } from '@/tests/factories/catalog';
import { makeSale } from '@/tests/factories/sales';
import { atTheOffice, contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { makeTill } from '@/tests/factories/tills';
import { answerBreach } from './answer-breach';
import { explainNumber } from './explain-number';

/** A day with one of each kind open: a number, a breach, a rejected ticket, a short drawer, a level below zero. */
async function untidyDay() {
  const store = await makeStore();
  const { device } = await makeTill(store);
  const manager = await contextOf(await makePerson(['CLERK', 'STORE_MANAGER'], store.id), { device });
  const accountant = await contextOf(await makePerson(['ACCOUNTANT'], null));
  const base = () => ({ storeId: store.id, requestId: newId() });
  const { sessionId, businessDay: day } = await openTill.execute(manager, { ...base(), floatFen: 20_000 });
  const product = await makeProduct({ floorPriceFen: 9_000 });
  const sell = (seq: number, discountFen: number) =>
    completeSale(manager, {
      storeId: store.id,
      ...makeSale({ prefix: device.prefix, seq, sessionId }, [
        { product, discount: discountFen ? { kind: 'amount', fen: discountFen } : null },
      ]),
    });
  await sell(1, 9_999);
  await sell(3, 0);
  await keepRejected.execute(manager, {
    ...base(),
    number: `${device.prefix}-000004`,
    seq: 4,
    payload: { totalFen: 5_000 },
    errorCode: 'PRODUCT_UNKNOWN',
  });
  const lines = [{ productId: product.id, quantity: '-1' }];
  await adjustStock.execute(atTheOffice(manager), { ...base(), reason: 'DAMAGE', lines });
  await countTill.execute(manager, {
    ...base(),
    sessionId,
    denominations: { '10000': 3 },
    tenderCounts: {},
  });
  await closeTill.execute(manager, { ...base(), sessionId });
  const allow = async (policy: 'BLOCK' | 'REASON' | 'SHOW') => {
    const every = { openNumbers: policy, openBreaches: policy, openNegative: policy };
    await db().store.update({
      where: { id: store.id },
      data: { ...every, openCash: policy, openRejected: policy },
    });
    forgetStoreSettings(store.id);
  };
  const submit = (openReason = '') =>
    submitReport.execute(atTheOffice(manager), { ...base(), day, openReason });
  const accept = (reason = '') => acceptReport.execute(accountant, { ...base(), day, version: 1, reason });
  const view = () => reportOfDay(accountant, store.id, day);
  return { store, device, manager, accountant, base, day, allow, submit, accept, view };
}

let untidy: Awaited<ReturnType<typeof untidyDay>>;
beforeEach(async () => {
  untidy = await untidyDay();
});

it('a day does not carry what went wrong on a later one', async () => {
  const { store, manager, base, day, view } = untidy;
  const kinds = async (of: string) => {
    const { open } = await reportOfDay(untidy.accountant, store.id, of);
    return open.groups.map(({ kind, count }) => `${kind} ${count}`);
  };
  expect((await view()).open.groups.map(({ kind }) => kind)).toContain('NEGATIVE');
  const before = addDays(day, -1);
  await db().businessDay.create({ data: { storeId: store.id, day: dayToDate(before) } });
  expect(await kinds(before)).toEqual([]);
  expect([
    (await view()).earlierOpen,
    (await reportOfDay(untidy.accountant, store.id, before)).earlierOpen,
  ]).toEqual([before, null]);
  // The other way round it does: what is open stays open on the days after.
  const after = { ...manager, now: new Date(Date.now() + 86_400_000) };
  const lines = [{ productId: (await makeProduct()).id, quantity: '-1' }];
  await adjustStock.execute(atTheOffice(after), { ...base(), reason: 'DAMAGE', lines });
  expect((await kinds(day)).filter((kind) => kind.startsWith('NEGATIVE'))).toEqual(['NEGATIVE 1']);
  expect(await kinds(addDays(day, 1))).toEqual(['NUMBERS 1', 'REJECTED 1', 'NEGATIVE 2']);
});

describe('what a day leaves open', () => {
  it('is listed kind by kind before it is submitted', async () => {
    const { open } = await untidy.view();
    expect(open.groups.map(({ kind, count, policy }) => [kind, count, policy])).toEqual([
      ['NUMBERS', 1, 'REASON'],
      ['BREACHES', 1, 'REASON'],
      ['REJECTED', 1, 'REASON'],
      ['CASH', 1, 'REASON'],
      ['NEGATIVE', 1, 'REASON'],
    ]);
    const [numbers, breaches, rejected, cash] = open.groups.map((group) => group.items[0]);
    expect(numbers?.label).toBe(`${untidy.device.prefix}-000002`);
    expect([breaches?.amountFen, rejected?.amountFen, cash?.amountFen]).toEqual([1, 5_000, -1]);
  });

  it('blocks, wants a reason, or is shown, as the store says', async () => {
    await untidy.allow('BLOCK');
    await expect(untidy.submit('有原因也不行')).rejects.toMatchObject({
      code: 'OPEN_ITEMS_BLOCK',
      // All but the drawer: what was counted stays counted.
      params: { count: 4 },
    });
    await untidy.allow('REASON');
    await expect(untidy.submit('   ')).rejects.toMatchObject({
      code: 'OPEN_ITEMS_NEED_REASON',
      params: { count: 5 },
    });
    await untidy.allow('SHOW');
    expect(await untidy.submit()).toMatchObject({ version: 1 });
  });

  it('is kept with the report and its acceptance, each with its reason, and marked on the board', async () => {
    await untidy.submit('店长出差');
    await expect(untidy.accept()).rejects.toMatchObject({ code: 'OPEN_ITEMS_NEED_REASON' });
    await untidy.accept('周一补齐');
    const view = await untidy.view();
    expect(view.versions[0]).toMatchObject({ openReason: '店长出差', openCount: 5, reason: '周一补齐' });
    const board = await reportBoard(untidy.accountant, 3);
    const own = board.find((store) => store.id === untidy.store.id)?.days[0];
    expect(own).toMatchObject({ state: 'ACCEPTED', acceptedOpen: 5 });
    expect((await checkBooks(db())).flatMap((fact) => fact.examples)).toEqual([]);
  });

  it('says when and by whom it was settled after the seal, and the sealed figures stay', async () => {
    await untidy.submit('店长出差');
    await untidy.accept('周一补齐');
    const before = await untidy.view();
    const later = { ...untidy.manager, now: new Date(Date.now() + 60_000) };
    const [number, breach] = before.open.groups.map((group) => group.items[0]?.id ?? '');
    await explainNumber.execute(atTheOffice(later), {
      ...untidy.base(),
      deviceId: untidy.device.id,
      seq: 2,
      reason: '试打印',
    });
    await answerBreach.execute(atTheOffice(later), {
      ...untidy.base(),
      breachId: breach ?? '',
      answer: '样品',
    });
    const after = await untidy.view();
    expect(after.open.settled[`NUMBERS ${number}`]).toMatchObject({ word: '试打印', afterSeal: true });
    expect(after.open.settled[`BREACHES ${breach}`]).toMatchObject({
      word: '样品',
      afterSeal: true,
      by: untidy.manager.actor?.name,
      at: later.now,
    });
    expect(after.open.count).toBe(5);
    const kept = ({ sections }: typeof after) =>
      Object.values(sections).map(({ version, figures }) => ({ version, figures }));
    expect(kept(after)).toEqual(kept(before));
    expect(kept(after)).toHaveLength(Object.keys(SECTIONS).length);
    expect((await checkBooks(db())).flatMap((fact) => fact.examples)).toEqual([]);
  });

  it('is never stopped by a drawer that is short: nothing could settle it', async () => {
    await untidy.allow('SHOW');
    await db().store.update({ where: { id: untidy.store.id }, data: { openCash: 'BLOCK' } });
    forgetStoreSettings(untidy.store.id);
    expect(await storeDetails(db(), untidy.store.id)).toMatchObject({ openCash: 'REASON' });
    await expect(untidy.submit()).rejects.toMatchObject({ code: 'OPEN_ITEMS_NEED_REASON' });
    expect(await untidy.submit('找零找错了')).toMatchObject({ version: 1 });
  });

  it('is not called settled by a word that was said before it was sealed', async () => {
    const negative = async () => (await untidy.view()).open.groups.find(({ kind }) => kind === 'NEGATIVE');
    const id = (await negative())?.items[0]?.id ?? '';
    const [productId = '', zoneId = ''] = id.split('/');
    const manager = atTheOffice(untidy.manager);
    const explain = (ctx: typeof manager, text: string) =>
      explainNegative.execute(ctx, { ...untidy.base(), productId, zoneId, text });
    await explain(manager, '货到了还没入库');
    const lines = [{ productId, quantity: '-1' }];
    await adjustStock.execute(manager, { ...untidy.base(), reason: 'DAMAGE', lines });
    await untidy.submit('店长出差');
    await untidy.accept('周一补齐');
    expect((await untidy.view()).open.settled).not.toHaveProperty([`NEGATIVE ${id}`]);
    await explain({ ...manager, now: new Date(Date.now() + 60_000) }, '补入库');
    expect((await untidy.view()).open.settled[`NEGATIVE ${id}`]).toMatchObject({
      word: '补入库',
      afterSeal: true,
    });
  });

  it('counts all levels below zero, however many are listed', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 201; n += 1) ids.push((await makeProduct()).id);
    await db().stockLevel.createMany({
      data: ids.map((productId) => ({
        storeId: untidy.store.id,
        zoneId: untidy.store.zones.damaged.id,
        productId,
        onHand: '-1',
      })),
    });
    const negative = (await untidy.view()).open.groups.find(({ kind }) => kind === 'NEGATIVE');
    expect(negative?.count).toBe(202);
    expect(negative?.items).toHaveLength(200);
  });
});
