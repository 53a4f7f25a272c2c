// Long because: punches, what is decided about them, months and empty stores share one store with people in it.
import { beforeEach, describe, expect, it } from 'vitest';
import { Prisma } from '@/generated/prisma/client';
import { addDays, atMinute, type Day, dayToDate } from '@/lib/business-day';
import { contextFor } from '@/server/context';
import { noteDeviceClock } from '@/server/platform/clocks';
import { db } from '@/server/platform/db';
import { Forbidden, InvalidInput, NotFound } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { attendanceFact } from '@/server/reports/books/attendance-facts';
import { checkBooks } from '@/server/reports/books/check-books';
import { mondayOf } from '@/server/roster/roster-rules';
import { DeviceUnknown, PinWrong } from '@/server/staff/errors';
import { makeCounter } from '@/tests/factories/counter';
import { contextOf, givePin, makeAuthSession, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { tampered } from '@/tests/helpers/tampering';
import { whoIsAtWork } from './at-work';
import { USUAL_POLICY } from './attendance-rules';
import { dayFacts } from './day-facts';
import { whoWasThere } from './day-report/who-was-there';
import { decidePunch } from './decide-punch';
import {
  MonthLocked,
  MonthNotReady,
  NothingToCorrect,
  ProposalNotNow,
  ProposalOfNothing,
  ProposalsUsedUp,
  PunchDecided,
  PunchNotOfStore,
  PunchOfWhoLeft,
  PunchOfYourOwn,
} from './errors';
import { judgeDue } from './judge-due';
import { approveOvertime, setAttendanceRules } from './keep-rules';
import { answerMonth, correctDay, lockMonth } from './lock-month';
import { monthDigest } from './month-digest';
import { monthSheet } from './month-sheet';
import { myMonth } from './my-month';
import { nobodyThere } from './nobody-there';
import { decideProposal, proposePunch } from './propose-punch';
import { punch, punchByPin } from './record-punch';
import { hearTablet } from './tablet-reports';
import { takeBackPunch } from './take-back-punch';
import { tellPunch } from './tell-punch';
import { watchStores } from './watch-stores';

type Ctx = Awaited<ReturnType<typeof contextOf>>;
const DAY: Day = '2026-03-03';
const MONTH = '2026-03';
let shop: Awaited<ReturnType<typeof makeCounter>>;
let clerk: Awaited<ReturnType<typeof makePerson>>;
let manager: Ctx;
let office: Ctx;

const zone = () => shop.store.timeZone;
const at = (minute: number, day = DAY) => atMinute(day, zone(), minute);
const job = (now: Date) => contextFor({ kind: 'JOB' as const, job: 'attendance.judge' }, { now });
const onTablet = async (person: { id: string; name: string }, now: Date) =>
  contextOf(person, {
    device: shop.device,
    now,
    sessionId: await makeAuthSession(person.id, shop.device.id),
  });

/** A shift people were told of. */
async function told(
  over: { personId?: string; day?: Day; from?: number; to?: number; storeId?: string } = {},
) {
  const { personId = clerk.id, day = DAY, from = 540, to = 1_080, storeId = shop.store.id } = over;
  return db().publishedShift.create({
    data: {
      id: newId(),
      storeId,
      day: dayToDate(day),
      monday: dayToDate(mondayOf(day)),
      personId,
      startsAt: at(from, day),
      endsAt: at(to, day),
      breakMinutes: 60,
      kind: 'WORK',
      version: 1,
    },
  });
}

/** The clerk taps at a moment; it is delivered then or later. */
async function tap(
  occurredAt: Date,
  over: object = {},
  now = occurredAt,
  who: { id: string; name: string } = clerk,
) {
  const request = {
    requestId: newId(),
    storeId: shop.store.id,
    personId: who.id,
    kind: 'CLOCK' as const,
    occurredAt,
    proof: 'SESSION' as const,
    ...over,
  };
  return { request, done: await punch.execute(await onTablet(who, now), request) };
}
const report = (now: Date, waiting = 0) =>
  hearTablet({ ...contextFor(null, { now }), device: shop.device }, waiting);
const verdicts = (subjectId: string) =>
  db().attendanceVerdict.findMany({ where: { subjectId }, orderBy: { number: 'asc' } });
const current = async (subjectId: string) =>
  (await verdicts(subjectId)).filter((one) => one.supersededBy === null);
/** The next morning, by when the tablet has said everything. */
async function judgedNextMorning(day = DAY) {
  const morning = at(600, addDays(day, 1));
  await report(morning);
  await judgeDue(job(morning));
  return morning;
}

beforeEach(async () => {
  shop = await makeCounter(['STORE_MANAGER', 'CLERK']);
  clerk = await makePerson(['CLERK'], shop.store.id);
  manager = await contextOf(await makePerson(['STORE_MANAGER'], shop.store.id), {
    now: at(720, addDays(DAY, 1)),
  });
  office = await contextOf(await makePerson(['HEAD_OFFICE'], null), { now: at(720, addDays(DAY, 1)) });
});

describe('a punch', () => {
  it('belongs to its shift, is judged when the tablets have said all, and says who is there meanwhile', async () => {
    const shift = await told();
    await tap(at(552));
    expect(await whoIsAtWork(db(), shop.store.id, at(600))).toMatchObject([
      { personId: clerk.id, since: at(552), steppedOutAt: null },
    ]);
    await tap(at(1_085));
    expect(await whoIsAtWork(db(), shop.store.id, at(1_090))).toEqual([]);
    await judgeDue(job(at(600, addDays(DAY, 1))));
    expect(await verdicts(shift.id)).toEqual([]);
    await judgedNextMorning();
    expect(await verdicts(shift.id)).toMatchObject([
      {
        state: 'PRESENT',
        number: 1,
        lateMinutes: 12,
        earlyMinutes: 0,
        workedMinutes: 473,
        supersededBy: null,
      },
    ]);
  });

  it('sent twice is there once, whoever is signed in by then; changed on the way it is refused', async () => {
    await told();
    const { request } = await tap(at(540));
    const next = await makePerson(['CLERK'], shop.store.id);
    await punch.execute(await onTablet(next, at(700)), request);
    expect(await db().punch.count({ where: { personId: clerk.id } })).toBe(1);
    await expect(
      punch.execute(await onTablet(next, at(700)), { ...request, occurredAt: at(541) }),
    ).rejects.toMatchObject({ code: 'CONFLICT_REQUEST' });
  });

  it('that comes a day late is judged anew; both judgements stay and one is current', async () => {
    const shift = await told();
    const morning = await judgedNextMorning();
    expect(await current(shift.id)).toMatchObject([{ state: 'ABSENT', number: 1 }]);
    const { done } = await tap(at(540), {}, morning);
    expect(done).toMatchObject({ occurredAt: at(540), proof: 'SESSION' });
    expect((await db().punch.findFirstOrThrow({ where: { personId: clerk.id } })).receivedAt).toEqual(
      morning,
    );
    expect(await verdicts(shift.id)).toMatchObject([
      { state: 'ABSENT', number: 1, supersededBy: 2 },
      { state: 'MISSING_OUT', number: 2, supersededBy: null, workedMinutes: null },
    ]);
    await judgeDue(job(morning));
    expect(await verdicts(shift.id)).toHaveLength(2);
  });

  it('comes to one result in whatever order it comes', async () => {
    const moments = [at(540), at(1_082), at(538, addDays(DAY, 1)), at(1_081, addDays(DAY, 1))];
    const results: unknown[] = [];
    for (const order of [
      [0, 1, 2, 3],
      [3, 1, 0, 2],
      [2, 3, 1, 0],
    ]) {
      clerk = await makePerson(['CLERK'], shop.store.id);
      const shifts = [await told(), await told({ day: addDays(DAY, 1) })];
      const late = at(600, addDays(DAY, 2));
      await report(late);
      for (const index of order) await tap(moments[index] ?? late, {}, late);
      await judgeDue(job(late));
      const rows = await Promise.all(shifts.map(({ id }) => current(id)));
      results.push(
        rows.flat().map(({ state, inAt, outAt, workedMinutes }) => ({ state, inAt, outAt, workedMinutes })),
      );
    }
    expect(results[0]).toMatchObject([{ state: 'PRESENT', inAt: at(540) }, { state: 'PRESENT' }]);
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });

  it('of a week ago changes nothing of what lies at the end of what is read for it, nor who is there now', async () => {
    const shift = await told();
    await tap(at(540));
    await tap(at(1_080));
    const morning = await judgedNextMorning();
    const today = await told({ day: addDays(DAY, 1) });
    await tap(at(538, addDays(DAY, 1)));
    for (const days of [8, 7, 9]) await tap(at(800, addDays(DAY, -days)), {}, morning);
    expect(await verdicts(shift.id)).toMatchObject([{ state: 'PRESENT', number: 1 }]);
    expect(await verdicts(today.id)).toEqual([]);
    expect(await whoIsAtWork(db(), shop.store.id, morning)).toMatchObject([{ personId: clerk.id }]);
  });

  it('waits for a tablet that still has some', async () => {
    const shift = await told();
    const morning = at(600, addDays(DAY, 1));
    await report(at(1_000));
    await report(morning, 1);
    await judgeDue(job(morning));
    expect(await verdicts(shift.id)).toEqual([]);
    await report(morning);
    await judgeDue(job(morning));
    expect(await current(shift.id)).toMatchObject([{ state: 'ABSENT' }]);
  });

  it('by PIN at the tablet counts; a wrong PIN leaves nothing', async () => {
    await told();
    const pin = await givePin(clerk.id);
    const ctx = await onTablet(shop.person, at(540));
    const of = () => ({
      requestId: newId(),
      storeId: shop.store.id,
      personId: clerk.id,
      kind: 'CLOCK' as const,
      occurredAt: at(540),
    });
    await expect(punchByPin(ctx, { ...of(), pin: '000001' })).rejects.toThrow(PinWrong);
    expect(await db().punch.count({ where: { personId: clerk.id } })).toBe(0);
    expect(await punchByPin(ctx, { ...of(), pin })).toMatchObject({ proof: 'PIN' });
    expect(
      JSON.stringify(await db().commandRequest.findMany({ where: { scopeId: shop.store.id } })),
    ).not.toContain(pin);
  });

  it('the tablet’s word counts where its person had signed in on it; otherwise a manager says so, and not of themselves', async () => {
    const shift = await told();
    const boss = await onTablet(shop.person, at(540));
    const of = (over: object = {}) => ({
      requestId: newId(),
      storeId: shop.store.id,
      personId: clerk.id,
      kind: 'CLOCK' as const,
      occurredAt: at(540),
      proof: 'TABLET' as const,
      ...over,
    });
    expect(await punch.execute(boss, of())).toMatchObject({ proof: 'NONE' });
    await db().authSession.create({
      data: {
        id: newId(),
        personId: clerk.id,
        deviceId: shop.device.id,
        startedAt: at(500),
        expiresAt: at(1_300),
      },
    });
    const evening = await onTablet(shop.person, at(1_090));
    expect(await punch.execute(evening, of({ occurredAt: at(1_080) }))).toMatchObject({ proof: 'TABLET' });
    await judgedNextMorning();
    expect(await current(shift.id)).toMatchObject([{ state: 'PRESENT' }]);
    const [unproved] = (await monthSheet(db(), shop.store.id, MONTH)).unproved;
    expect(unproved).toMatchObject({ personId: clerk.id, occurredAt: at(540) });
    const decide = (by: Ctx, over: object = {}) =>
      decidePunch.execute(by, {
        requestId: newId(),
        storeId: shop.store.id,
        punchId: unproved?.id ?? '',
        accepted: false,
        reason: '不是本人',
        ...over,
      });
    await expect(decide(manager, { reason: '' })).rejects.toThrow(InvalidInput);
    const own = await contextOf(await makePerson(['STORE_MANAGER'], shop.store.id));
    await expect(decide(await contextOf(clerk))).rejects.toThrow(Forbidden);
    await decide(manager);
    await expect(decide(own)).rejects.toThrow(PunchDecided);
    expect(await current(shift.id)).toMatchObject([{ state: 'MISSING_IN', number: 2 }]);
    expect((await monthSheet(db(), shop.store.id, MONTH)).unproved).toEqual([]);
  });

  it('of a clock that is wrong is marked; ahead it counts when it came, with nothing written twice', async () => {
    await told();
    const now = at(540);
    noteDeviceClock(shop.device, now.getTime() + 3 * 3_600_000, now);
    const { done } = await tap(at(720), {}, now);
    expect(done).toMatchObject({ occurredAt: now, flags: ['CLOCK'] });
    noteDeviceClock(shop.device, now.getTime(), now);
    expect((await tap(at(900))).done.flags).toEqual([]);
  });

  it('of somebody who left, of a stranger, of another store’s person, and away from a counter: refused, with nothing written', async () => {
    const boss = await onTablet(shop.person, at(540));
    const of = (personId: string, over: object = {}) => ({
      requestId: newId(),
      storeId: shop.store.id,
      personId,
      kind: 'CLOCK' as const,
      occurredAt: at(540),
      proof: 'NONE' as const,
      ...over,
    });
    const left = await makePerson(['CLERK'], shop.store.id);
    await db().person.update({ where: { id: left.id }, data: { deactivatedAt: at(300) } });
    await expect(punch.execute(boss, of(left.id))).rejects.toThrow(PunchOfWhoLeft);
    await expect(punch.execute(boss, of(newId()))).rejects.toThrow(NotFound);
    const elsewhere = await makeStore();
    const guest = await makePerson(['CLERK'], elsewhere.id);
    await expect(punch.execute(boss, of(guest.id))).rejects.toThrow(PunchNotOfStore);
    await expect(punch.execute(shop.office, of(clerk.id))).rejects.toThrow(DeviceUnknown);
    await expect(punch.execute(boss, of(clerk.id, { kind: 'STEP_OUT' }))).rejects.toThrow(InvalidInput);
    expect(await db().punch.count({ where: { storeId: shop.store.id } })).toBe(0);
    // Before they left it was theirs; somebody of another store who was planned here helps.
    expect(await punch.execute(boss, of(left.id, { occurredAt: at(290) }))).toMatchObject({
      flags: ['LEFT', 'NO_PHOTO'],
    });
    await told({ personId: guest.id });
    expect(await punch.execute(boss, of(guest.id))).toMatchObject({ flags: ['GUEST', 'NO_PHOTO'] });
  });

  it('somewhere else than planned is help there', async () => {
    const home = await makeStore({ timeZone: zone() });
    const helper = await makePerson(['CLERK'], home.id);
    const shift = await told({ personId: helper.id, storeId: home.id });
    const pin = await givePin(helper.id);
    for (const minute of [540, 1_080]) {
      const ctx = await onTablet(shop.person, at(minute));
      const of = { requestId: newId(), storeId: shop.store.id, personId: helper.id, kind: 'CLOCK' as const };
      await punchByPin(ctx, { ...of, occurredAt: at(minute), pin });
    }
    await judgeDue(job(at(600, addDays(DAY, 5))));
    expect(await current(shift.id)).toMatchObject([
      { state: 'PRESENT', workedStoreId: shop.store.id, workedMinutes: 480 },
    ]);
    const lineOf = async (storeId: string) =>
      (await monthSheet(db(), storeId, MONTH)).lines.find(({ personId }) => personId === helper.id);
    expect(await lineOf(shop.store.id)).toMatchObject({
      helpMinutes: 480,
      workedMinutes: 0,
      plannedMinutes: 0,
    });
    expect(await lineOf(home.id)).toMatchObject({ helpMinutes: 0, workedMinutes: 0, plannedMinutes: 480 });
  });

  it('planned in the other store it is work there, late and all, and nothing at home', async () => {
    const home = await makeStore({ timeZone: zone() });
    const helper = await makePerson(['CLERK'], home.id);
    const shift = await told({ personId: helper.id });
    const pin = await givePin(helper.id);
    for (const minute of [555, 1_080]) {
      const of = { requestId: newId(), storeId: shop.store.id, personId: helper.id, kind: 'CLOCK' as const };
      const ctx = await onTablet(shop.person, at(minute));
      const { flags } = await punchByPin(ctx, { ...of, occurredAt: at(minute), pin });
      expect(flags).toEqual(['GUEST']);
    }
    await judgedNextMorning();
    expect(await current(shift.id)).toMatchObject([
      { state: 'PRESENT', workedStoreId: null, lateMinutes: 15 },
    ]);
    const linesOf = async (storeId: string) =>
      (await monthSheet(db(), storeId, MONTH)).lines.filter(({ personId }) => personId === helper.id);
    expect(await linesOf(shop.store.id)).toMatchObject([
      { workedMinutes: 465, helpMinutes: 0, lateTimes: 1 },
    ]);
    expect(await linesOf(home.id)).toEqual([]);
    expect((await myMonth(db(), helper.id, MONTH, at(700))).stores.map(({ id }) => id)).toEqual([
      shop.store.id,
    ]);
  });

  it('a shift that the roster takes away or gives to another is judged anew', async () => {
    const shift = await told();
    await judgedNextMorning();
    const other = await makePerson(['CLERK'], shop.store.id);
    await db().publishedShift.update({ where: { id: shift.id }, data: { personId: other.id } });
    const later = at(610, addDays(DAY, 1));
    await judgeDue(job(later));
    expect(await current(shift.id)).toMatchObject([{ personId: other.id, state: 'ABSENT', number: 2 }]);
    await db().publishedShift.delete({ where: { id: shift.id } });
    await judgeDue(job(at(620, addDays(DAY, 1))));
    expect(await current(shift.id)).toMatchObject([{ state: 'VOID', number: 3 }]);
  });
});

describe('a forgotten punch', () => {
  it('is proposed the day after, confirmed by another, and then a punch like any', async () => {
    const shift = await told();
    await tap(at(540));
    await judgedNextMorning();
    const own = await contextOf(clerk, { now: at(700, addDays(DAY, 1)) });
    const propose = (over: object = {}, by = own) =>
      proposePunch.execute(by, {
        requestId: newId(),
        storeId: shop.store.id,
        occurredAt: at(1_080),
        reason: '忘了打卡',
        ...over,
      });
    await expect(propose({}, await contextOf(clerk, { now: at(1_100) }))).rejects.toThrow(ProposalNotNow);
    await expect(propose({ occurredAt: at(540, addDays(DAY, -20)) })).rejects.toThrow(ProposalOfNothing);
    const mine = await myMonth(db(), clerk.id, MONTH, own.now);
    expect(mine.days).toMatchObject([{ state: 'MISSING_OUT', offered: { from: null, to: shift.endsAt } }]);
    const { proposalId, left } = await propose();
    expect(left).toBe(2);
    const decide = (by: Ctx, over: object = {}) =>
      decideProposal.execute(by, {
        requestId: newId(),
        storeId: shop.store.id,
        proposalId,
        confirmed: true,
        ...over,
      });
    await expect(decide(own)).rejects.toThrow(Forbidden);
    await decide(manager);
    await expect(decide(office)).rejects.toThrow(PunchDecided);
    expect(await current(shift.id)).toMatchObject([{ state: 'PRESENT', workedMinutes: 480, number: 2 }]);
    const facts = await dayFacts(db(), { storeId: shop.store.id, personId: clerk.id, day: DAY });
    expect(facts.punches.map(({ proof }) => proof)).toEqual(['SESSION', 'MANAGER']);
    expect(facts.verdicts.map(({ number }) => number)).toEqual([2, 1]);
    // Confirmed by mistake it is taken back: the day is as it was, and whose it was hears why.
    const punchId = facts.punches[1]?.id ?? '';
    const takeBack = (by: Ctx, reason = '看错了人') =>
      takeBackPunch.execute(by, { requestId: newId(), storeId: shop.store.id, punchId, reason });
    await expect(takeBack(own)).rejects.toThrow(Forbidden);
    await expect(takeBack(manager, '')).rejects.toThrow(InvalidInput);
    const lineOf = async () =>
      (await monthSheet(db(), shop.store.id, MONTH)).lines.find(({ personId }) => personId === clerk.id);
    expect(await lineOf()).toMatchObject({ confirmedTimes: 1 });
    await takeBack(manager);
    await expect(takeBack(office)).rejects.toThrow(PunchDecided);
    expect(await current(shift.id)).toMatchObject([{ state: 'MISSING_OUT', number: 3 }]);
    expect(await lineOf()).toMatchObject({ confirmedTimes: 0 });
    const event = await db().domainEvent.findFirstOrThrow({
      where: { name: 'attendance.takeBackPunch', subjectId: punchId },
    });
    await tellPunch(contextFor({ kind: 'JOB' as const, job: 'test' }, { now: own.now }), event);
    expect(await db().notice.findFirstOrThrow({ where: { kind: 'PUNCH_TAKEN_BACK' } })).toMatchObject({
      personId: clerk.id,
      facts: { reason: '看错了人' },
    });
    // A manager's own is another's to decide.
    const chief = await contextOf(await makePerson(['STORE_MANAGER'], shop.store.id), { now: own.now });
    await told({ personId: chief.actor?.kind === 'PERSON' ? chief.actor.personId : '' });
    const { proposalId: theirs } = await propose({ occurredAt: at(540), wentAt: at(1_080) }, chief);
    await expect(decide(chief, { proposalId: theirs })).rejects.toThrow(PunchOfYourOwn);
    await expect(decide(manager, { proposalId: theirs, confirmed: false })).rejects.toThrow(InvalidInput);
    await decide(manager, { proposalId: theirs, confirmed: false, reason: '那天休息' });
  });

  it('so many a month, also of two that come at once', async () => {
    const days = [addDays(DAY, -1), DAY];
    for (const day of days) {
      await told({ day });
      await tap(at(540, day));
    }
    await setAttendanceRules.execute(office, {
      requestId: newId(),
      ofStoreId: shop.store.id,
      ...USUAL_POLICY,
      overtimeMode: 'BY_CLOCK',
      proposalsPerMonth: 1,
    });
    const own = await contextOf(clerk, { now: at(700, addDays(DAY, 1)) });
    const tries = await Promise.allSettled(
      days.map((day) =>
        proposePunch.execute(own, {
          requestId: newId(),
          storeId: shop.store.id,
          occurredAt: at(1_080, day),
          reason: '忘了',
        }),
      ),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: expect.any(ProposalsUsedUp),
    });
  });
});

describe('a month', () => {
  const END = '2026-04-02';
  const lock = (by: Ctx, over: object = {}) =>
    lockMonth.execute(by, { requestId: newId(), storeId: shop.store.id, month: MONTH, ...over });
  const inApril = async (ctx: Ctx) =>
    contextOf(
      { id: ctx.actor?.kind === 'PERSON' ? ctx.actor.personId : '', name: '' },
      { now: at(600, END) },
    );

  it('is locked when nothing waits; what comes after is corrected in the next month, and its digest stays true', async () => {
    const shift = await told();
    await tap(at(540));
    await tap(at(1_140));
    await judgedNextMorning();
    await approveOvertime.execute(manager, {
      requestId: newId(),
      storeId: shop.store.id,
      personId: clerk.id,
      day: DAY,
      minutes: 45,
      reason: '盘点',
    });
    await expect(lock(manager)).rejects.toThrow(MonthNotReady);
    const boss = await inApril(manager);
    const own = await contextOf(clerk, { now: at(600, END) });
    const early = answerMonth.execute(await contextOf(clerk, { now: at(600) }), {
      ...{ requestId: newId(), storeId: shop.store.id, month: MONTH, agrees: true, words: '' },
    });
    await expect(early).rejects.toMatchObject({ params: { what: 'OVER' } });
    await answerMonth.execute(own, {
      requestId: newId(),
      storeId: shop.store.id,
      month: MONTH,
      agrees: false,
      words: '少了加班',
    });
    await expect(lock(boss)).rejects.toMatchObject({ params: { what: 'OBJECTIONS', count: 1 } });
    await answerMonth.execute(own, {
      requestId: newId(),
      storeId: shop.store.id,
      month: MONTH,
      agrees: true,
    });
    await expect(
      correctDay.execute(boss, {
        requestId: newId(),
        storeId: shop.store.id,
        personId: clerk.id,
        day: DAY,
        minutes: 10,
        reason: '补',
      }),
    ).rejects.toThrow(NothingToCorrect);
    expect(await lock(boss)).toEqual({ month: MONTH, people: 1 });
    await expect(lock(boss)).rejects.toThrow(MonthLocked);
    const sheet = await monthSheet(db(), shop.store.id, MONTH);
    expect(sheet.lines).toMatchObject([
      {
        personId: clerk.id,
        plannedMinutes: 480,
        workedMinutes: 540,
        overtimeMinutes: 45,
        answer: { agrees: true },
      },
    ]);
    // A punch that comes now is kept and changes nothing.
    await tap(at(600), {}, at(600, END));
    expect(await current(shift.id)).toMatchObject([{ number: 1 }]);
    await expect(
      db().attendanceVerdict.updateMany({ where: { subjectId: shift.id }, data: { supersededBy: 2 } }),
    ).rejects.toThrow(/locked/);
    await expect(
      db().attendanceVerdict.updateMany({ where: { subjectId: shift.id }, data: { lateMinutes: 9 } }),
    ).rejects.toThrow();
    await expect(
      proposePunch.execute(own, {
        requestId: newId(),
        storeId: shop.store.id,
        occurredAt: at(545),
        reason: '忘了',
      }),
    ).rejects.toThrow(MonthLocked);
    const corrected = await correctDay.execute(boss, {
      requestId: newId(),
      storeId: shop.store.id,
      personId: clerk.id,
      day: DAY,
      minutes: -60,
      reason: '多算一小时',
    });
    expect(corrected).toEqual({ month: '2026-04' });
    const april = await monthSheet(db(), shop.store.id, '2026-04');
    expect(april.lines).toMatchObject([{ personId: clerk.id, correctedMinutes: -60 }]);
    expect(april.corrections).toMatchObject([{ day: DAY, minutes: -60 }]);
    const [row] = await db().$queryRaw<{ same: boolean }[]>`
      SELECT digest = ${Prisma.raw(monthDigest('a.store_id', 'a.month'))} AS same FROM attendance_month a WHERE store_id = ${shop.store.id}::uuid`;
    expect(row).toEqual({ same: true });
  });

  it('waits for proposals, unproved punches and shifts nobody judged; objections are overruled by a reason', async () => {
    await told();
    const boss = await inApril(manager);
    await expect(lock(boss)).rejects.toMatchObject({ params: { what: 'SHIFTS' } });
    const own = await contextOf(clerk, { now: at(600, addDays(DAY, 1)) });
    const { proposalId } = await proposePunch.execute(own, {
      requestId: newId(),
      storeId: shop.store.id,
      occurredAt: at(540),
      wentAt: at(1_080),
      reason: '忘了',
    });
    await expect(lock(boss)).rejects.toMatchObject({ params: { what: 'PROPOSALS' } });
    await decideProposal.execute(manager, {
      requestId: newId(),
      storeId: shop.store.id,
      proposalId,
      confirmed: false,
      reason: '没来',
    });
    await judgedNextMorning();
    await answerMonth.execute(own, {
      requestId: newId(),
      storeId: shop.store.id,
      month: MONTH,
      agrees: false,
      words: '我来了',
    });
    await lock(boss, { inSpiteOf: '监控看过' });
    expect((await monthSheet(db(), shop.store.id, MONTH)).lines).toMatchObject([
      { absentTimes: 1, absentMinutes: 480 },
    ]);
  });

  it('of two who lock at once one does; a judgement never slips in between', async () => {
    await told();
    await judgedNextMorning();
    const boss = await inApril(manager);
    const done = await Promise.allSettled([
      lock(boss, { inSpiteOf: '工资要发了' }),
      lock(await inApril(office), { inSpiteOf: '工资要发了' }),
      tap(at(540), {}, at(600, END)),
    ]);
    expect(
      done
        .slice(0, 2)
        .map(({ status }) => status)
        .sort(),
    ).toEqual(['fulfilled', 'rejected']);
    const [row] = await db().$queryRaw<{ same: boolean }[]>`
      SELECT digest = ${Prisma.raw(monthDigest('a.store_id', 'a.month'))} AS same FROM attendance_month a WHERE store_id = ${shop.store.id}::uuid`;
    expect(row).toEqual({ same: true });
  });
});

describe('nobody there', () => {
  const noon = () => at(720);
  const seen = async (now = noon()) => (await nobodyThere(db(), [shop.store.id], now)).get(shop.store.id);

  it('is told apart from a tablet that is not heard; shut, unplanned and stepped out for a moment are none', async () => {
    expect(await seen()).toBeUndefined();
    await told();
    expect(await seen()).toBe('TABLET_NOT_HEARD');
    await report(noon());
    expect(await seen()).toBe('NOBODY');
    expect(await seen(at(60))).toBeUndefined();
    await tap(at(545));
    expect(await seen()).toBeUndefined();
    await tap(at(715), { kind: 'STEP_OUT', reason: '取货' });
    expect(await seen()).toBeUndefined();
    expect(await seen(at(745))).toBe('TABLET_NOT_HEARD');
    await tap(at(750), { kind: 'STEP_BACK' });
    expect(await seen(at(751))).toBeUndefined();
  });

  it('reaches the manager within five minutes, then head office, once each, and is over when somebody comes', async () => {
    await told();
    const said = async () =>
      (await db().notice.findMany({ where: { storeId: shop.store.id }, orderBy: { raisedAt: 'asc' } })).map(
        ({ kind, doneAt }) => [kind, doneAt !== null],
      );
    const watch = async (minute: number) => {
      await report(at(minute));
      await watchStores(job(at(minute)));
    };
    for (let minute = 720; minute <= 724; minute += 1) await watch(minute);
    const managers = await db().roleGrant.count({ where: { storeId: shop.store.id, role: 'STORE_MANAGER' } });
    expect(await said()).toEqual(Array.from({ length: managers }, () => ['NOBODY_THERE', false]));
    for (let minute = 725; minute <= 735; minute += 1) await watch(minute);
    expect((await said()).length).toBeGreaterThan(managers);
    const before = (await said()).length;
    await tap(at(736));
    await watch(737);
    expect(await said()).toEqual(Array.from({ length: before }, () => ['NOBODY_THERE', true]));
    expect(await db().nobodyAlarm.findMany({ where: { storeId: shop.store.id } })).toMatchObject([
      { kind: 'NOBODY', beganAt: at(720), toldAt: at(722), climbedAt: at(732), endedAt: at(737) },
    ]);
  });

  it('is over also where the clock was put back meanwhile', async () => {
    await told();
    await report(at(720));
    await watchStores(job(at(720)));
    await watchStores(job(at(60)));
    expect(await db().nobodyAlarm.findMany({ where: { storeId: shop.store.id } })).toMatchObject([
      { beganAt: at(720), endedAt: at(720) },
    ]);
  });

  it('whoever stepped out longer than the limit is told of once', async () => {
    await told();
    await tap(at(545));
    await tap(at(700), { kind: 'STEP_OUT', reason: '吃饭' });
    for (const minute of [719, 720, 721, 725]) await watchStores(job(at(minute)));
    const notices = await db().notice.findMany({
      where: { storeId: shop.store.id, kind: 'STEPPED_OUT_LONG' },
    });
    const managers = await db().roleGrant.count({ where: { storeId: shop.store.id, role: 'STORE_MANAGER' } });
    expect(notices).toHaveLength(managers);
    expect(notices[0]?.facts).toMatchObject({ person: clerk.name, count: 20 });
  });
});

describe('who was there', () => {
  it('is said with times alone while the store is open; with a punch missing nobody says who was alone', async () => {
    await told();
    await told({ personId: shop.person.id, from: 600, to: 1_020 });
    for (const [minute, who] of [
      [535, clerk],
      [600, shop.person],
      [1_020, shop.person],
    ] as const)
      await tap(at(minute), {}, at(minute), who);
    const meanwhile = await whoWasThere(db(), shop.store.id, DAY, at(1_050));
    expect(meanwhile).toMatchObject({ isMissing: false, alone: [] });
    expect(meanwhile.stays.map(({ isHere }) => isHere)).toEqual([true, false]);
    const before = await whoWasThere(db(), shop.store.id, DAY, new Date());
    expect(before.isMissing).toBe(true);
    expect(before).toMatchObject({ isSure: false, alone: [] });
    expect(before.stays).toMatchObject([
      { from: at(535), to: null },
      { from: at(600), to: at(1_020) },
    ]);
    await tap(at(1_085));
    const { alone, isSure } = await whoWasThere(db(), shop.store.id, DAY, new Date());
    expect(isSure).toBe(true);
    expect(alone).toMatchObject([
      { name: clerk.name, from: at(540), to: at(600) },
      { name: clerk.name, from: at(1_020), to: at(1_085) },
    ]);
    const of = { storeId: shop.store.id, personId: clerk.id, day: DAY };
    expect((await dayFacts(db(), of)).alone).toEqual([
      { from: at(540), to: at(600) },
      { from: at(1_020), to: at(1_085) },
    ]);
    // Whoever steps out leaves the other alone.
    await tap(at(700), { kind: 'STEP_OUT', reason: '取货' }, at(700), shop.person);
    await tap(at(720), { kind: 'STEP_BACK' }, at(720), shop.person);
    expect((await dayFacts(db(), of)).alone).toContainEqual({ from: at(700), to: at(720) });
  });
});

describe('the books', () => {
  const found = (statements: string[] = []) =>
    tampered(statements, async (tx) =>
      (await checkBooks(tx, undefined, [attendanceFact])).flatMap(({ examples }) =>
        examples.map((example) => example.replace(/: .*/, '')),
      ),
    );

  it('agree with all that was lived here, and say what was done behind the back of the rules', async () => {
    const shift = await told();
    await tap(at(540));
    await tap(at(1_080));
    await judgedNextMorning();
    const boss = await contextOf(await makePerson(['STORE_MANAGER'], shop.store.id), {
      now: at(600, '2026-04-02'),
    });
    await lockMonth.execute(boss, {
      ...{ requestId: newId(), storeId: shop.store.id, month: MONTH, inSpiteOf: '工资要发了' },
    });
    expect(await found()).toEqual([]);
    const ofShift = `subject_id = '${shift.id}'`;
    for (const [statement, what] of [
      [
        `UPDATE attendance_verdict SET late_minutes = 3 WHERE ${ofShift}`,
        'locked months against their digest',
      ],
      [
        `UPDATE attendance_verdict SET in_at = in_at - interval '1 minute' WHERE ${ofShift}`,
        'verdicts against punches',
      ],
      [`UPDATE attendance_verdict SET superseded_by = 2 WHERE ${ofShift}`, 'verdicts in turn'],
      [`DELETE FROM attendance_verdict WHERE ${ofShift}`, 'locked months against their digest'],
      [`UPDATE attendance_verdict SET out_punch_id = in_punch_id WHERE ${ofShift}`, 'a punch in two places'],
      [
        `UPDATE punch SET occurred_at = occurred_at - interval '1 hour' WHERE person_id = '${clerk.id}'`,
        'punches in the audit trail',
      ],
      [`DELETE FROM punch WHERE person_id = '${clerk.id}'`, 'verdicts against punches'],
      [
        `UPDATE punch SET proof = 'MANAGER', device_id = NULL WHERE person_id = '${clerk.id}'`,
        'punches of proposals',
      ],
      [
        `UPDATE attendance_month_line SET worked_minutes = 1 WHERE store_id = '${shop.store.id}'`,
        'locked months against their digest',
      ],
      [
        `DELETE FROM attendance_month WHERE store_id = '${shop.store.id}'`,
        'locked months against their digest',
      ],
    ] as const)
      expect(await found([statement]), statement).toContain(what);
  });
});
