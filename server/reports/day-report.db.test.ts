import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, businessDayOf } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { createCallerFactory } from '@/server/platform/trpc';
import { completeSale } from '@/server/sales/complete-sale';
import { forgetStoreSettings } from '@/server/stores/store-settings';
import { closeTill } from '@/server/tills/close-till';
import { countTill } from '@/server/tills/count-till';
import { openTill } from '@/server/tills/open-till';
import { makeProduct } from '@/tests/factories/catalog';
import { makeSale } from '@/tests/factories/sales';
import { atTheOffice, contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { makeTill } from '@/tests/factories/tills';
import { asOwner } from '@/tests/helpers/database';
import { acceptReport, returnReport } from './decide-report';
import { reportBoard } from './queries';
import { reportOfDay } from './report-of-day';
import { reportsRouter } from './router';
import { submitReport } from './submit-report';

const reportsApi = createCallerFactory(reportsRouter);

async function shopDay() {
  const store = await makeStore();
  const clerk = await makePerson(['CLERK'], store.id);
  const manager = await makePerson(['STORE_MANAGER'], store.id);
  const accountant = await makePerson(['ACCOUNTANT'], null);
  const { till, device } = await makeTill(store);
  const ctx = {
    clerk: await contextOf(clerk, { device }),
    manager: await contextOf(manager),
    accountant: await contextOf(accountant),
  };
  const { sessionId, businessDay } = await openTill.execute(ctx.clerk, {
    storeId: store.id,
    requestId: newId(),
    floatFen: 20_000,
  });
  let seq = 0;
  const sell = async () => {
    seq += 1;
    const mine = seq;
    const product = await makeProduct();
    return completeSale(ctx.clerk, {
      storeId: store.id,
      ...makeSale({ prefix: device.prefix, seq: mine, sessionId }, [{ product }]),
    });
  };
  const close = async (countedFen: Record<string, number>) => {
    await countTill.execute(ctx.clerk, {
      storeId: store.id,
      requestId: newId(),
      sessionId,
      denominations: countedFen,
      tenderCounts: {},
    });
    return closeTill.execute(ctx.clerk, { storeId: store.id, requestId: newId(), sessionId });
  };
  const submit = (who = ctx.manager) =>
    submitReport.execute(who, {
      storeId: store.id,
      requestId: newId(),
      day: businessDay,
      openReason: '货还没入库',
    });
  return { store, clerk, manager, till, device, ctx, sessionId, businessDay, sell, close, submit };
}

describe('the report of yesterday', () => {
  it('is late in a store that was open, and not owed by one that is still being set up', async () => {
    const shop = await shopDay();
    const { yesterday } = reportsApi({
      ...shop.ctx.manager,
      now: new Date(`${addDays(shop.businessDay, 1)}T10:00:00Z`),
    });
    const late = await yesterday({ storeId: shop.store.id });
    expect(late.report).toMatchObject({ day: shop.businessDay, state: 'LATE' });
    // Opened long ago, but nothing came and no drawer was opened yet.
    const fresh = await makeStore();
    const manager = await contextOf(await makePerson(['STORE_MANAGER'], fresh.id));
    const now = new Date(`${shop.businessDay}T10:00:00Z`);
    expect(await reportsApi({ ...manager, now }).yesterday({ storeId: fresh.id })).toEqual({
      today: shop.businessDay,
      report: null,
    });
    expect((await reportBoard({ ...manager, now }, 8)).map(({ days }) => days.length)).toEqual([1]);
  });
});

describe('a day from open till to seal', () => {
  let shop: Awaited<ReturnType<typeof shopDay>>;
  beforeEach(async () => {
    shop = await shopDay();
  });

  it('compiles, is submitted, accepted and sealed, and seals are chained', async () => {
    await shop.sell();
    await shop.sell();
    const closed = await shop.close({ '10000': 4 });
    expect(closed).toMatchObject({ zNumber: 1, expectedFen: 40_000, countedFen: 40_000, differenceFen: 0 });
    expect(await shop.submit()).toEqual({ version: 1, late: false });
    const request = {
      storeId: shop.store.id,
      requestId: newId(),
      day: shop.businessDay,
      version: 1,
      reason: '货已入库',
    };
    const accepted = await acceptReport.execute(shop.ctx.accountant, request);
    expect(accepted.number).toBe(1);
    expect(await acceptReport.execute(shop.ctx.accountant, request)).toEqual(accepted);
    const view = await reportOfDay(shop.ctx.accountant, shop.store.id, shop.businessDay);
    expect(view).toMatchObject({
      state: 'ACCEPTED',
      takingsFen: 20_000,
      seal: { number: 1, hash: accepted.seal },
    });
    expect(view.sections.numbers?.figures.numbers).toMatchObject([
      { first: 1, last: 2, count: 2, missing: [] },
    ]);
    await expect(
      asOwner(
        `UPDATE business_day SET state = 'OPEN', closed_at = NULL, closed_by_id = NULL, sealed_at = NULL, sealed_by_id = NULL WHERE store_id = $1`,
        [shop.store.id],
      ),
    ).rejects.toThrow(/sealed/);
  });

  it('wants every till closed first, and the named preparer or a manager', async () => {
    await expect(shop.submit()).rejects.toMatchObject({ code: 'SESSIONS_STILL_OPEN' });
    await shop.close({ '10000': 2 });
    await expect(shop.submit(atTheOffice(shop.ctx.clerk))).rejects.toMatchObject({
      code: 'NOT_THE_PREPARER',
    });
    await expect(
      submitReport.execute(shop.ctx.manager, {
        storeId: shop.store.id,
        requestId: newId(),
        day: addDays(shop.businessDay, 1),
      }),
    ).rejects.toMatchObject({ code: 'DAY_NOT_REPORTABLE' });
    await shop.submit();
    await expect(shop.submit()).rejects.toMatchObject({ code: 'REPORT_ALREADY_SUBMITTED' });
  });

  it('is returned with a reason, reopens the day, and comes again as a new version', async () => {
    await shop.close({ '10000': 2 });
    await shop.submit();
    const at = { storeId: shop.store.id, day: shop.businessDay, version: 1 };
    await returnReport.execute(shop.ctx.accountant, { ...at, requestId: newId(), reason: '少一张转账凭证' });
    await expect(
      acceptReport.execute(shop.ctx.accountant, { ...at, requestId: newId() }),
    ).rejects.toMatchObject({ code: 'REPORT_NOT_WAITING' });
    const sold = await shop.sell();
    expect(sold).toMatchObject({ businessDay: shop.businessDay, flags: ['AFTER_CLOSE'] });
    expect(await shop.submit()).toEqual({ version: 2, late: false });
    const [board] = await reportBoard(shop.ctx.manager, 3);
    expect(board?.days[0]).toMatchObject({ day: shop.businessDay, state: 'SUBMITTED', version: 2 });
  });

  it('puts a sale that races the closing on exactly one side', async () => {
    await shop.close({ '10000': 2 });
    const sales = Array.from({ length: 12 }, () => shop.sell());
    const report = shop.submit();
    const results = await Promise.all(sales);
    await report;
    const stored = await db().dayReport.findFirstOrThrow({ where: { storeId: shop.store.id } });
    const { sections } = JSON.parse(JSON.stringify(stored.figures));
    const inside = results.filter((result) => result.businessDay === shop.businessDay).length;
    expect(sections.sales.figures.tickets.SALE?.count ?? 0).toBe(inside);
    expect(
      results
        .filter((result) => result.businessDay !== shop.businessDay)
        .every((result) => result.flags.includes('LATE_DAY')),
    ).toBe(true);
  });

  it('lets nobody accept their own report, and no clerk decide', async () => {
    const both = await makePerson(['STORE_MANAGER', 'ACCOUNTANT'], shop.store.id);
    const ctx = await contextOf(both);
    await shop.close({ '10000': 2 });
    await submitReport.execute(ctx, { storeId: shop.store.id, requestId: newId(), day: shop.businessDay });
    const request = { storeId: shop.store.id, day: shop.businessDay, version: 1 };
    await expect(acceptReport.execute(ctx, { ...request, requestId: newId() })).rejects.toMatchObject({
      code: 'OWN_REPORT',
    });
    await expect(
      acceptReport.execute(atTheOffice(shop.ctx.clerk), { ...request, requestId: newId() }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('says to the page who may submit it, and why a drawer was short', async () => {
    await shop.close({ '10000': 2 });
    const mayPrepare = async (who: typeof shop.ctx.clerk) =>
      (await reportOfDay(who, shop.store.id, shop.businessDay)).mayPrepare;
    expect([await mayPrepare(shop.ctx.clerk), await mayPrepare(shop.ctx.manager)]).toEqual([false, true]);
    await db().store.update({
      where: { id: shop.store.id },
      data: { reportPreparerId: shop.clerk.id },
    });
    forgetStoreSettings(shop.store.id);
    const preparer = await contextOf(shop.clerk);
    expect(await mayPrepare(preparer)).toBe(preparer.may('reports.prepare', shop.store.id));
    const short = await shopDay();
    await countTill.execute(short.ctx.clerk, {
      storeId: short.store.id,
      requestId: newId(),
      sessionId: short.sessionId,
      denominations: { '10000': 1, '5000': 1, '1000': 4, '500': 1 },
      tenderCounts: {},
    });
    await closeTill.execute(short.ctx.clerk, {
      storeId: short.store.id,
      requestId: newId(),
      sessionId: short.sessionId,
      reason: '找错了五块',
    });
    const view = await reportOfDay(short.ctx.manager, short.store.id, short.businessDay);
    expect(view.sections.cash?.details.reasons).toEqual({ [short.sessionId]: '找错了五块' });
  });

  it('shows both counts of a drawer, every tender of each with its difference, and nothing of one that is open', async () => {
    const short = await shopDay();
    const counted = (denominations: Record<string, number>, tenderCounts: Record<string, number | null>) =>
      countTill.execute(short.ctx.clerk, {
        storeId: short.store.id,
        requestId: newId(),
        sessionId: short.sessionId,
        denominations,
        tenderCounts,
      });
    const first = await counted({ '10000': 1 }, { WECHAT: 500 });
    const view = () => reportOfDay(short.ctx.manager, short.store.id, short.businessDay);
    expect((await view()).sections.cash?.details.counts).toEqual([]);
    const second = await counted({ '10000': 1, '5000': 1, '1000': 4, '500': 1 }, { WECHAT: 500 });
    await closeTill.execute(short.ctx.clerk, {
      storeId: short.store.id,
      requestId: newId(),
      sessionId: short.sessionId,
      reason: '找错了五块',
    });
    const counts = (await view()).sections.cash?.details.counts ?? [];
    expect(counts.map(({ attempt, differenceFen }) => [attempt, differenceFen])).toEqual([
      [1, first.differenceFen],
      [2, second.differenceFen],
    ]);
    expect(counts.map(({ tenders }) => tenders)).toEqual([first.tenders, second.tenders]);
    expect(first.tenders.find(({ kind }) => kind === 'WECHAT')?.countedFen).toBe(500);
  });

  it('is late after ten the next morning', async () => {
    await shop.close({ '10000': 2 });
    const tomorrow = new Date(`${addDays(businessDayOf(new Date(), 'Asia/Shanghai', 240), 1)}T02:00:01Z`);
    const late = { ...shop.ctx.manager, now: tomorrow };
    const [board] = await reportBoard(late, 2);
    expect(board?.days.map((day) => day.state)).toEqual(['RUNNING', 'LATE']);
    expect(
      await submitReport.execute(late, { storeId: shop.store.id, requestId: newId(), day: shop.businessDay }),
    ).toMatchObject({ late: true });
  });

  it('closes a drawer that is far off only with an approval for that difference', async () => {
    await countTill.execute(shop.ctx.clerk, {
      storeId: shop.store.id,
      requestId: newId(),
      sessionId: shop.sessionId,
      denominations: { '10000': 1 },
      tenderCounts: {},
    });
    const close = (approvalId?: string) =>
      closeTill.execute(shop.ctx.clerk, {
        storeId: shop.store.id,
        requestId: newId(),
        sessionId: shop.sessionId,
        ...(approvalId ? { approvalId } : {}),
      });
    await expect(close()).rejects.toMatchObject({ code: 'DIFFERENCE_NEEDS_APPROVAL' });
    const approval = await db().approval.create({
      data: {
        storeId: shop.store.id,
        id: newId(),
        kind: 'CASH_DIFFERENCE',
        subjectId: shop.sessionId,
        netFen: -10_000n,
        oldFen: 0n,
        reason: '找零错误',
        requestedById: shop.clerk.id,
        grantedById: shop.manager.id,
        businessDay: new Date(`${shop.businessDay}T00:00:00Z`),
        grantedAt: new Date(),
        expiresAt: new Date(Date.now() + 60_000),
      },
    });
    expect(await close(approval.id)).toMatchObject({ differenceFen: -10_000, zNumber: 1 });
  });
});
