import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { completeReturn } from '@/server/sales/complete-return';
import { completeSale } from '@/server/sales/complete-sale';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeReturn, makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { closeTill } from './close-till';
import { countTill } from './count-till';
import { moveCash } from './move-cash';
import { tenderCountsOf } from './rules';
import { sessionReport } from './session-report';

// A drawer with a float of 500 yuan; 73.20 taken in cash and 732 by WeChat.
let shop: Awaited<ReturnType<typeof makeCounter>>;
const base = () => ({ storeId: shop.store.id, requestId: newId(), sessionId: shop.session.id });

beforeEach(async () => {
  shop = await makeCounter();
  const product = await makeProduct({ listPriceFen: 7_320 });
  const pay = (seq: number, quantity: string, kind: 'CASH' | 'WECHAT', amountFen: number) =>
    completeSale(shop.ctx, {
      storeId: shop.store.id,
      ...makeSale(shop.at(seq), [{ product, quantity }], { tenders: [{ kind, amountFen }] }),
    });
  await pay(1, '1', 'CASH', 7_320);
  await pay(2, '10', 'WECHAT', 73_200);
});

const count = (denominations: Record<string, number>, tenderCounts = {}) =>
  countTill.execute(shop.ctx, { ...base(), denominations, tenderCounts });

describe('a blind count', () => {
  it('is no count when nothing was counted, and tells nothing then', async () => {
    await expect(count({})).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(await db().cashUp.count({ where: { sessionId: shop.session.id } })).toBe(0);
  });

  it('counts every coin there is, to the fen', async () => {
    const { countedFen } = await count({ '10000': 5, '5': 1, '2': 2, '1': 3 });
    expect(countedFen).toBe(50_012);
  });

  it('says of each tender what is over, short or not counted, and wants the reason', async () => {
    const exact = { '10000': 5, '5000': 1, '2000': 1, '100': 3, '10': 2 };
    const counted = await count(exact, { WECHAT: 500, CARD: null });
    expect(counted).toMatchObject({
      differenceFen: 0,
      tenders: [{ kind: 'WECHAT', countedFen: 500, expectedFen: 73_200, differenceFen: -72_700 }],
    });
    await expect(closeTill.execute(shop.ctx, base())).rejects.toMatchObject({
      code: 'TILL_DIFFERENCE_NEEDS_REASON',
    });
    await closeTill.execute(shop.ctx, { ...base(), reason: '微信账单没打出来' });
    const z = await sessionReport(db(), shop.store.id, shop.session.id, { cash: false });
    expect(z.differenceReason).toBe('微信账单没打出来');
    expect(z.counts[0]?.tenders[0]?.differenceFen).toBe(-72_700);
  });

  it('keeps the first beside a second that fits', async () => {
    const first = await count({ '10000': 1 });
    const fits = { '10000': 5, '5000': 1, '2000': 1, '100': 3, '10': 2 };
    await count(fits, { WECHAT: 73_200 });
    await closeTill.execute(shop.ctx, base());
    const z = await sessionReport(db(), shop.store.id, shop.session.id, { cash: false });
    expect(z.counts.map(({ attempt, differenceFen }) => [attempt, differenceFen])).toEqual([
      [1, first.differenceFen],
      [2, 0],
    ]);
  });
});

describe('before the count', () => {
  it('an X says no amount from which cash could be worked out', async () => {
    const x = await sessionReport(db(), shop.store.id, shop.session.id, { cash: false });
    expect(x.cash).toEqual([]);
    expect(x.expectedFen).toBeNull();
    const tenders = x.tenders.flatMap(({ sales, refunds }) => [sales.amountFen, refunds.amountFen]);
    expect([...x.tickets.map((row) => row.totalFen), ...tenders]).toEqual([null, null, null]);
    const managers = await sessionReport(db(), shop.store.id, shop.session.id, { cash: true });
    expect(managers.tickets[0]?.totalFen).toBe(80_520);
  });

  it('whoever counts cannot feel their way to it by paying out; who may know is told', async () => {
    const out = { kind: 'PAID_OUT' as const, reason: '试试', amountFen: 90_000 };
    await expect(moveCash.execute(shop.ctx, { ...base(), ...out })).resolves.toBeTruthy();
    const manager = await contextOf(await makePerson(['STORE_MANAGER'], shop.store.id), {
      device: shop.device,
    });
    await expect(moveCash.execute(manager, { ...base(), ...out })).rejects.toMatchObject({
      code: 'DRAWER_TOO_EMPTY',
    });
  });
});

it('an X and a Z count refunds apart from sales, per tender', async () => {
  const sale = await db().ticket.findFirstOrThrow({
    where: { storeId: shop.store.id, seq: 2 },
    include: { lines: true, tenders: true },
  });
  await completeReturn.execute(shop.ctx, {
    ...base(),
    ...makeReturn(shop.at(3), sale, { refundFen: 7_320 }),
  });
  const x = await sessionReport(db(), shop.store.id, shop.session.id, { cash: true });
  expect(x.tenders).toEqual([
    { kind: 'WECHAT', sales: { count: 1, amountFen: 73_200 }, refunds: { count: 1, amountFen: -7_320 } },
  ]);
  expect(x.tickets.map(({ kind, count, totalFen }) => [kind, count, totalFen]).sort()).toEqual([
    ['RETURN', 1, -7_320],
    ['SALE', 2, 80_520],
  ]);
});

it('a tender nobody took and nobody counted is no line', () => {
  expect(tenderCountsOf({ CARD: 0, WECHAT: null }, { ALIPAY: 100 })).toEqual([
    { kind: 'ALIPAY', countedFen: null, expectedFen: 100, differenceFen: null },
  ]);
});
