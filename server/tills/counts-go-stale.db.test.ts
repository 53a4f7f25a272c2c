import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { completeSale } from '@/server/sales/complete-sale';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeSale } from '@/tests/factories/sales';
import { closeTill } from './close-till';
import { countTill } from './count-till';
import { countsOfSessions } from './counts';
import { moveCash } from './move-cash';
import { listTills } from './queries';
import { sessionReport } from './session-report';

// A drawer with a float of 500 yuan.
let shop: Awaited<ReturnType<typeof makeCounter>>;
let product: Awaited<ReturnType<typeof makeProduct>>;
const base = () => ({ storeId: shop.store.id, requestId: newId(), sessionId: shop.session.id });

beforeEach(async () => {
  shop = await makeCounter();
  product = await makeProduct({ listPriceFen: 23_900 });
});

const sell = (seq: number, kind: 'CASH' | 'WECHAT' = 'CASH', occurredAt = new Date()) =>
  completeSale(shop.ctx, {
    storeId: shop.store.id,
    ...makeSale({ ...shop.at(seq), occurredAt }, [{ product }], { tenders: [{ kind, amountFen: 23_900 }] }),
  });
const count = (yuan: number, WECHAT: number | null = null) =>
  countTill.execute(shop.ctx, {
    ...base(),
    denominations: { '100': yuan },
    tenderCounts: { WECHAT },
  });
const close = (reason = '') => closeTill.execute(shop.ctx, { ...base(), reason });
const report = () => sessionReport(db(), shop.store.id, shop.session.id, { cash: false });

describe('a count holds for what was booked when it was taken', () => {
  it.each([
    ['a sale in cash', () => sell(1)],
    ['a sale by WeChat', () => sell(1, 'WECHAT')],
    ['a sale of before the count that came late', () => sell(1, 'CASH', new Date(Date.now() - 3_600_000))],
    [
      'cash paid in',
      () => moveCash.execute(shop.ctx, { ...base(), kind: 'PAID_IN', amountFen: 100, reason: '换零' }),
    ],
  ])('%s makes both counts stale: the till never closes with a figure nobody saw', async (_what, move) => {
    await count(499);
    await count(500);
    await move();
    await expect(close()).rejects.toMatchObject({ code: 'TILL_COUNT_STALE', kind: 'precondition' });
    expect((await report()).counts.map(({ movedAfter }) => movedAfter)).toEqual([true, true]);
    expect(await db().tillSession.count({ where: { id: shop.session.id, closedAt: null } })).toBe(1);
  });

  it('in and out of the same amount leaves the sum and yet makes it stale', async () => {
    await count(500);
    for (const kind of ['PAID_IN', 'PAID_OUT'] as const)
      await moveCash.execute(shop.ctx, { ...base(), kind, amountFen: 100, reason: '换零' });
    await expect(close()).rejects.toMatchObject({ code: 'TILL_COUNT_STALE' });
  });

  it('is counted anew then, blind and with one recount, and every count is kept with its moment and its mark', async () => {
    await count(499);
    await count(490);
    await expect(count(500)).rejects.toMatchObject({ code: 'TILL_COUNTED_TWICE' });
    await sell(1);
    expect(await count(700)).toMatchObject({ attempt: 3, isLast: false, expectedFen: 73_900 });
    expect(await count(739)).toMatchObject({ attempt: 4, isLast: true, differenceFen: 0 });
    await expect(count(739)).rejects.toMatchObject({ code: 'TILL_COUNTED_TWICE' });
    expect(await close()).toMatchObject({ expectedFen: 73_900, countedFen: 73_900, differenceFen: 0 });
    const z = (await report()).counts.map(({ attempt, movedAfter, countedAt }) => [
      attempt,
      movedAfter,
      countedAt instanceof Date,
    ]);
    expect(z).toEqual([
      [1, true, true],
      [2, true, true],
      [3, false, true],
      [4, false, true],
    ]);
    const ofDay = await countsOfSessions(db(), shop.store.id, [shop.session.id]);
    expect(ofDay.map(({ movedAfter }) => movedAfter)).toEqual([true, true, false, false]);
  });

  it('says of an open till that it was counted, and whether it still holds', async () => {
    const session = async () => (await listTills(db(), shop.store.id)).find(({ session: s }) => s)?.session;
    expect(await session()).toMatchObject({ countedAt: null });
    await count(500);
    expect(await session()).toMatchObject({ countedAt: expect.any(Date) });
  });
});

describe('a finished sale that comes after the till was closed', () => {
  it('is booked, stands apart on the Z, and the Z adds up', async () => {
    await sell(1);
    await count(739);
    await close();
    const before = await report();
    const late = await sell(2);
    expect(late.flags).toContain('AFTER_CLOSE');
    await sell(3, 'WECHAT');
    const z = await report();
    expect(z.cash.reduce((sum, row) => sum + row.amountFen, 0)).toBe(z.expectedFen);
    expect([z.tickets, z.tenders, z.cash]).toEqual([before.tickets, before.tenders, before.cash]);
    expect(z.late).toMatchObject([
      { ticketId: late.ticketId, number: late.number, cashFen: 23_900, totalFen: 23_900 },
      { cashFen: 0, totalFen: 23_900 },
    ]);
    expect(z.counts.map(({ movedAfter }) => movedAfter)).toEqual([false]);
  });
});
