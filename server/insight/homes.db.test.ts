import { beforeAll, describe, expect, it } from 'vitest';
import { businessDayOf } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { Forbidden } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { countNegative } from '@/server/stock/negative/negative-stock';
import { livedDay } from '@/tests/factories/lived-day';
import { atTheOffice, contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore, NOON_ZONE } from '@/tests/factories/stores';
import { makeSession, makeTill } from '@/tests/factories/tills';
import { callerWith } from '@/tests/helpers/calls-of-roles';
import { asOwner } from '@/tests/helpers/database';
import { NudgedAlready, ReportNotLate } from './errors';
import { storeExceptions } from './homes/exceptions';
import { goodsToMove } from './homes/goods-to-move';
import { myDay } from './homes/my-day';
import { setUp } from './homes/set-up';
import { storeTakings } from './homes/store-takings';
import { nudgeStore } from './nudges/nudge-store';
import { nudgedLately } from './nudges/nudged-lately';
import { setTargets } from './targets/set-targets';

let lived: Awaited<ReturnType<typeof livedDay>>;
let today: string;

beforeAll(async () => {
  lived = await livedDay(false);
  today = businessDayOf(new Date(), lived.store.timeZone, lived.store.dayStartMinute);
});

const ids = () => [lived.store.id];
const headOffice = async () => contextOf(await makePerson(['HEAD_OFFICE'], null), { provedAt: new Date() });

describe('what waits for a person', () => {
  it('is what they may answer, store by store; nothing for who may answer nothing', async () => {
    const fresh = await makeStore();
    const manager = callerWith('STORE_MANAGER', lived.store.id);
    const other = callerWith('STORE_MANAGER', fresh.id);
    const technician = callerWith('TECHNICIAN', lived.store.id);
    expect(await manager.insight.tasksWaiting()).toBeGreaterThan(0);
    expect(await other.insight.tasksWaiting()).toBe(0);
    expect(await technician.insight.tasksWaiting()).toBe(0);
  });
});

describe('a home', () => {
  it('says what a store took so far today, and its target', async () => {
    const ctx = await headOffice();
    const { _sum } = await db().ticket.aggregate({
      where: { storeId: lived.store.id },
      _sum: { netFen: true, roundingFen: true },
    });
    const [before] = await storeTakings(db(), ids(), new Date());
    expect(before).toMatchObject({
      today,
      todayFen: Number((_sum.netFen ?? 0n) - (_sum.roundingFen ?? 0n)),
      yesterdayFen: 0,
      targetFen: null,
    });
    expect(before?.line).toHaveLength(14);
    const month = before?.month.slice(0, 7) ?? '';
    const say = (amountFen: number | null) =>
      setTargets.execute(ctx, {
        requestId: newId(),
        month,
        targets: [{ storeId: lived.store.id, amountFen }],
      });
    expect(await say(9_000_000)).toEqual({ changed: 1 });
    expect(await say(9_000_000)).toEqual({ changed: 0 });
    expect((await storeTakings(db(), ids(), new Date()))[0]?.targetFen).toBe(9_000_000);
    expect(await say(null)).toEqual({ changed: 1 });
    expect((await storeTakings(db(), ids(), new Date()))[0]?.targetFen).toBeNull();
    const audit = await db().auditEntry.findMany({
      where: { action: 'insight.setTargets', scopeId: lived.store.id },
      orderBy: { id: 'asc' },
    });
    expect(audit.map(({ before: was, after }) => [was, after])).toEqual([
      [{ amountFen: null }, { amountFen: 9_000_000 }],
      [{ amountFen: 9_000_000 }, { amountFen: null }],
    ]);
  });

  it('takes no target of nothing, of a middle of a month, or from a store’s manager', async () => {
    await expect(
      asOwner(`INSERT INTO sales_target VALUES ($1, '2026-11-02', 5, $1, now())`, [lived.store.id]),
    ).rejects.toThrow('sales_target_is_of_a_month');
    await expect(
      asOwner(`INSERT INTO sales_target VALUES ($1, '2026-11-01', 0, $1, now())`, [lived.store.id]),
    ).rejects.toThrow('sales_target_is_an_amount');
    const manager = await contextOf(await makePerson(['STORE_MANAGER'], lived.store.id));
    await expect(
      setTargets.execute(manager, {
        requestId: newId(),
        month: '2026-11',
        targets: [{ storeId: lived.store.id, amountFen: 1 }],
      }),
    ).rejects.toThrow(Forbidden);
  });

  it('says what does not fit, store by store, and nothing of another', async () => {
    const quiet = await makeStore({ timeZone: NOON_ZONE });
    const ctx = await headOffice();
    const found = await storeExceptions(ctx, [lived.store.id, quiet.id]);
    const here = found.find(({ storeId }) => storeId === lived.store.id);
    const breaches = await db().breach.count({ where: { storeId: lived.store.id } });
    const below = await countNegative(db(), ids(), new Date());
    expect(breaches).toBeGreaterThan(0);
    expect(here).toMatchObject({ breaches, numbers: 0, cash: { count: 0, overFen: 0, shortFen: 0 } });
    // What was explained is no exception.
    expect(below.open).toBeLessThan(below.rows);
    expect(here?.belowZero).toBe(below.open);
    await asOwner(`UPDATE receipt_series SET last = last + 2 WHERE store_id = $1`, [lived.store.id]);
    await asOwner(
      `UPDATE till_session SET closed_at = now(), closed_by_id = opened_by_id, z_number = 9, expected_fen = 100, counted_fen = 40, difference_fen = -60
       WHERE store_id = $1`,
      [lived.store.id],
    );
    expect((await storeExceptions(ctx, ids()))[0]).toMatchObject({
      numbers: 2,
      cash: { count: 1, overFen: 0, shortFen: -60 },
    });
    const empty = found.find(({ storeId }) => storeId === quiet.id);
    expect(empty).toMatchObject({ breaches: 0, numbers: 0, belowZero: 0 });
    const one = await callerWith('HEAD_OFFICE', null).insight.exceptionsOneByOne({ storeIds: ids() });
    expect(one.cash).toMatchObject([{ differenceFen: -60 }]);
    expect(one.breaches).toHaveLength(breaches);
    expect(one.numbers).toHaveLength(2);
  });

  it('says to whoever keeps the stock what comes and what goes', async () => {
    const keeper = await contextOf(await makePerson(['STOCK_KEEPER'], lived.store.id));
    const open = await db().purchaseOrder.count({
      where: { storeId: lived.store.id, receivedAt: null, cancelledAt: null, closedAt: null },
    });
    expect(open).toBeGreaterThan(0);
    const found = await goodsToMove(keeper, ids());
    expect(found.orders.total).toBe(open);
    expect(found.orders.rows[0]).toMatchObject({ storeId: lived.store.id, supplier: '供应商' });
  });

  it('says to a clerk what they sold themselves', async () => {
    const mine = await myDay({ ...lived.ctx, now: new Date() }, lived.store.id);
    const { _sum } = await db().ticketLine.aggregate({
      where: { storeId: lived.store.id, salespersonId: lived.ctx.actor.personId },
      _sum: { netFen: true },
    });
    // 200 yuan of it, of which a third was another’s in the end.
    const othersFen = 66_66;
    expect(mine).toMatchObject({ day: today, sold: { netFen: Number(_sum.netFen) - othersFen } });
    const other = await contextOf(await makePerson(['CLERK'], lived.store.id));
    expect(await myDay(other, lived.store.id)).toMatchObject({
      drawer: null,
      zones: [],
      sold: { tickets: 0, netFen: 0 },
    });
  });

  it('says to an administrator who cannot work yet and where nothing sells', async () => {
    const bare = await makeStore();
    const nobody = await db().person.create({ data: { id: newId(), name: '没岗位', createdAt: new Date() } });
    const clerk = await makePerson(['CLERK'], bare.id);
    const admin = await contextOf(await makePerson(['ADMIN'], null));
    await asOwner(`UPDATE device SET enrolled_at = now() - interval '9 days' WHERE id = $1`, [
      lived.device.id,
    ]);
    const found = await setUp(admin);
    expect(found.storesWithoutTill.map(({ id }) => id)).toContain(bare.id);
    expect(found.storesWithoutTill.map(({ id }) => id)).not.toContain(lived.store.id);
    expect(found.people).toContainEqual({ id: nobody.id, name: '没岗位', lacks: 'role' });
    expect(found.people.find(({ id }) => id === clerk.id)?.lacks).toBe('pin');
    // It sold today, so it is not silent however long ago somebody signed in.
    expect(found.silentDevices.map(({ id }) => id)).not.toContain(lived.device.id);
    expect(found.worker.isAlive).toBe(false);
    const later = await setUp({ ...admin, now: new Date(Date.now() + 4 * 86_400_000) });
    expect(later.silentDevices.map(({ id }) => id)).toContain(lived.device.id);
  });

  it('is of the stores a person may read alone', async () => {
    for (const what of ['takings', 'exceptions', 'exceptionsOneByOne', 'openDrawers'] as const) {
      await expect(callerWith('CLERK', lived.store.id).insight[what]({ storeIds: ids() })).rejects.toThrow();
      await expect(
        callerWith('STORE_MANAGER', lived.other.store.id).insight[what]({ storeIds: ids() }),
      ).rejects.toThrow();
      await callerWith('STORE_MANAGER', lived.store.id).insight[what]({ storeIds: ids() });
    }
  });
});

describe('a nudge', () => {
  const day = '2026-01-05';
  /** Its first drawer was opened on that morning: from then on it owes reports. */
  async function selling() {
    const store = await makeStore();
    const { till } = await makeTill(store);
    await makeSession(store, till.id, newId(), new Date(`${day}T09:00+08:00`));
    return store;
  }
  const nudge = async (ctx: Awaited<ReturnType<typeof headOffice>>, storeId: string, of = day) =>
    nudgeStore.execute(ctx, { requestId: newId(), storeId, day: of });

  it('tells the preparer and the managers, once an hour, and says who they are', async () => {
    const store = await selling();
    const manager = await makePerson(['STORE_MANAGER'], store.id);
    const clerk = await makePerson(['CLERK'], store.id);
    await makePerson(['CLERK'], store.id);
    await db().store.update({ where: { id: store.id }, data: { reportPreparerId: clerk.id } });
    const ctx = await headOffice();
    const other = { ...(await headOffice()), now: ctx.now };
    const both = await Promise.allSettled([nudge(ctx, store.id), nudge(other, store.id)]);
    const told = both.flatMap((result) => (result.status === 'fulfilled' ? [result.value.told] : []));
    expect(told).toEqual([[clerk.name, manager.name]]);
    const refused = both.find((result) => result.status === 'rejected');
    expect(refused?.reason).toBeInstanceOf(NudgedAlready);
    expect(refused?.reason).toMatchObject({ params: { minutes: 60 } });
    expect((await nudgedLately(db(), [store.id], ctx.now)).get(store.id)).toEqual(ctx.now);
    const later = { ...ctx, now: new Date(ctx.now.getTime() + 3_600_000) };
    expect((await nudgedLately(db(), [store.id], later.now)).size).toBe(0);
    expect((await nudge(later, store.id)).told).toHaveLength(2);
    const { 0: event, length } = await db().domainEvent.findMany({
      where: { name: 'insight.nudge', scopeId: store.id },
    });
    expect(length).toBe(2);
    expect(event).toMatchObject({ subjectId: day });
  });

  it('is refused for a report that is not late, and to a manager', async () => {
    const ctx = await headOffice();
    await expect(nudge(ctx, lived.store.id, today)).rejects.toThrow(ReportNotLate);
    await expect(nudge(atTheOffice(lived.ctx) as typeof ctx, lived.store.id)).rejects.toThrow(Forbidden);
    const bare = await selling();
    await expect(nudge(ctx, bare.id)).rejects.toMatchObject({ code: 'NOBODY_TO_NUDGE' });
    await expect(nudge(ctx, bare.id, '2026-01-04')).rejects.toThrow(ReportNotLate);
    await expect(nudge(ctx, (await makeStore()).id)).rejects.toThrow(ReportNotLate);
    expect(await db().storeNudge.count({ where: { storeId: bare.id } })).toBe(0);
  });
});
