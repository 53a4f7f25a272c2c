import { beforeAll, describe, expect, it } from 'vitest';
import { contextFor } from '@/server/context';
import { tellLeave } from '@/server/notices/tell-leave';
import { db } from '@/server/platform/db';
import { Forbidden, NotFound } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { peopleOfRoster } from '../people-of-roster';
import { planShifts } from '../plan-shifts';
import { askLeave, grantLeave } from './ask-leave';
import { decideLeave, enterLeave, withdrawLeave } from './decide-leave';
import {
  LeaveNeedsReason,
  LeaveNotEnough,
  LeaveOfAnother,
  LeaveStateWrong,
  LeaveTwice,
  LeaveUnknown,
} from './errors';
import { previewLeave } from './leave-preview';
import { leavesOfStore, myLeave } from './list-leave';

type Ctx = Awaited<ReturnType<typeof contextOf>>;
let store: Awaited<ReturnType<typeof makeStore>>;
let manager: Ctx;
let office: Ctx;
let clerk: Ctx;

beforeAll(async () => {
  store = await makeStore({ timeZone: 'Asia/Shanghai' });
  manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
});
const fresh = async () => {
  clerk = await contextOf(await makePerson(['CLERK'], store.id));
  return clerk.actor.personId;
};
const ask = (ctx: Ctx, over: object = {}) =>
  askLeave.execute(ctx, {
    requestId: newId(),
    storeId: store.id,
    kind: 'SICK',
    fromDay: '2027-04-12',
    toDay: '2027-04-13',
    ...over,
  } as never);
const decide = (ctx: Ctx, leaveId: string, approve = true) =>
  decideLeave.execute(ctx, { requestId: newId(), storeId: store.id, leaveId, approve });
const withdraw = (ctx: Ctx, leaveId: string, note = '') =>
  withdrawLeave.execute(ctx, { requestId: newId(), storeId: store.id, leaveId, note });
const enter = (ctx: Ctx, personId: string, over: object = {}) =>
  enterLeave.execute(ctx, {
    ...{ requestId: newId(), storeId: store.id, personId, kind: 'SICK' },
    ...{ fromDay: '2027-06-14', toDay: '2027-06-14', ...over },
  } as never);
const grant = (personId: string, minutes: number, year = 2027) =>
  grantLeave.execute(office, {
    requestId: newId(),
    personId,
    kind: 'ANNUAL',
    year,
    minutes,
    reason: '年度',
  });

describe('leave', () => {
  it('says before it is asked for what it takes, and what is left of its kind', async () => {
    const personId = await fresh();
    await grant(personId, 2_400);
    const asked = { storeId: store.id, fromDay: '2027-04-12', toDay: '2027-04-13', part: 'WHOLE' } as const;
    expect(await previewLeave(clerk, { ...asked, kind: 'ANNUAL' })).toEqual({
      minutes: 960,
      years: [{ year: 2027, minutes: 960, left: 2_400 }],
    });
    expect(await previewLeave(clerk, { ...asked, kind: 'SICK' })).toEqual({
      minutes: 960,
      years: [{ year: 2027, minutes: 960, left: null }],
    });
    const { leaveId, minutes } = await ask(clerk, { kind: 'ANNUAL' });
    expect(minutes).toBe(960);
    await withdraw(clerk, leaveId);
    const hours = { ...asked, toDay: '2027-04-12', part: 'HOURS', fromMinute: 840, toMinute: 990 } as const;
    expect(await previewLeave(clerk, { ...hours, kind: 'ANNUAL' })).toMatchObject({ minutes: 150 });
  });

  it('is asked for, decided by somebody else, and refuses shifts from then on', async () => {
    const personId = await fresh();
    const { leaveId, minutes } = await ask(clerk);
    expect(minutes).toBe(960);
    await expect(decide(clerk, leaveId)).rejects.toThrow(Forbidden);
    expect(await leavesOfStore(db(), store.id, new Date())).toMatchObject([{ id: leaveId, state: 'ASKED' }]);
    expect(await decide(manager, leaveId)).toEqual({ leaveId, shifts: 0 });
    await expect(decide(manager, leaveId, false)).rejects.toThrow(LeaveStateWrong);
    await expect(
      planShifts.execute(manager, {
        requestId: newId(),
        storeId: store.id,
        monday: '2027-04-12',
        revision: 0,
        remove: [],
        put: [
          { id: newId(), personId, day: '2027-04-13', startMinute: 540, endMinute: 1_020, breakMinutes: 60 },
        ] as never,
      }),
    ).rejects.toMatchObject({ params: { rule: 'ON_LEAVE' } });
  });

  it('over a planned shift is given, and says how many stand there', async () => {
    const personId = await fresh();
    await planShifts.execute(manager, {
      requestId: newId(),
      storeId: store.id,
      monday: '2027-05-03',
      revision: 0,
      remove: [],
      put: [
        { id: newId(), personId, day: '2027-05-05', startMinute: 540, endMinute: 1_020, breakMinutes: 60 },
      ] as never,
    });
    const { leaveId } = await ask(clerk, { fromDay: '2027-05-04', toDay: '2027-05-06' });
    expect(await decide(manager, leaveId)).toEqual({ leaveId, shifts: 1 });
  });

  it('of one time is one: asked twice, at once, or over another', async () => {
    await fresh();
    const tries = await Promise.allSettled([ask(clerk), ask(clerk, { toDay: '2027-04-20' })]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(
      ask(clerk, { fromDay: '2027-04-13', toDay: '2027-04-13', part: 'AFTERNOON' }),
    ).rejects.toThrow(LeaveTwice);
    await ask(clerk, { fromDay: '2027-04-21', toDay: '2027-04-21' });
  });

  it('takes of what was granted, never more, and gives it back', async () => {
    const personId = await fresh();
    const annual = { kind: 'ANNUAL', fromDay: '2027-06-07', toDay: '2027-06-13' };
    await expect(ask(clerk, annual)).rejects.toThrow(LeaveNotEnough);
    await grant(personId, 2_400);
    const { leaveId, minutes } = await ask(clerk, annual);
    // A whole week is five days.
    expect(minutes).toBe(2_400);
    const second = await ask(clerk, { ...annual, fromDay: '2027-06-14', toDay: '2027-06-14' });
    await decide(manager, leaveId);
    await expect(decide(manager, second.leaveId)).rejects.toThrow(LeaveNotEnough);
    await expect(
      grantLeave.execute(office, {
        requestId: newId(),
        personId,
        kind: 'ANNUAL',
        year: 2027,
        minutes: -1,
        reason: '改',
      }),
    ).rejects.toThrow(LeaveNotEnough);
    await expect(withdraw(clerk, leaveId)).rejects.toThrow(LeaveStateWrong);
    await expect(withdraw(manager, leaveId)).rejects.toThrow(LeaveNeedsReason);
    await withdraw(manager, leaveId, '批错了');
    expect((await myLeave(db(), personId, 2027)).balances).toEqual([{ kind: 'ANNUAL', minutes: 2_400 }]);
    await expect(withdraw(manager, leaveId)).rejects.toThrow(LeaveStateWrong);
  });

  it('granted too much is corrected by its opposite, down to what is left', async () => {
    const personId = await fresh();
    await grant(personId, 2_400);
    await grant(personId, -480);
    expect((await myLeave(db(), personId, 2027)).balances).toEqual([{ kind: 'ANNUAL', minutes: 1_920 }]);
    await expect(grant(personId, -1_921)).rejects.toThrow(LeaveNotEnough);
    const [one] = (await peopleOfRoster(db(), store.id, 2027)).filter(({ id }) => id === personId);
    expect(one).toMatchObject({ employment: null, annualMinutes: 1_920, inLieuMinutes: 0 });
  });

  it('is nobody else’s to ask for or take back, nor of another store to decide', async () => {
    const personId = await fresh();
    const stranger = await contextOf(await makePerson(['CLERK'], store.id));
    await expect(enter(stranger, personId)).rejects.toThrow(Forbidden);
    await expect(enter(manager, manager.actor.personId)).rejects.toThrow(LeaveOfAnother);
    const { leaveId } = await ask(clerk);
    await expect(withdraw(stranger, leaveId)).rejects.toThrow(LeaveOfAnother);
    const other = await makeStore();
    const theirs = await contextOf(await makePerson(['STORE_MANAGER'], other.id));
    await expect(
      decideLeave.execute(theirs, { requestId: newId(), storeId: other.id, leaveId, approve: true }),
    ).rejects.toThrow(LeaveUnknown);
    const own = await ask(manager, {});
    await expect(decide(manager, own.leaveId)).rejects.toThrow(LeaveOfAnother);
    await decide(office, own.leaveId);
  });

  it('of somebody who rang in is entered at once, told to them, and taken back with a reason they hear', async () => {
    const personId = await fresh();
    await grant(personId, 480);
    const put = [
      { id: newId(), personId, day: '2027-06-14', startMinute: 540, endMinute: 1_020, breakMinutes: 60 },
    ] as never;
    const base = { requestId: newId(), storeId: store.id, monday: '2027-06-14', revision: 0 };
    await planShifts.execute(manager, { ...base, remove: [], put });
    const requestId = newId();
    const { leaveId, shifts } = await enter(manager, personId, { requestId, kind: 'ANNUAL' });
    expect([leaveId, shifts]).toEqual([requestId, 1]);
    expect(await enter(manager, personId, { requestId, kind: 'ANNUAL' })).toMatchObject({ shifts: 1 });
    expect((await myLeave(db(), personId, 2027)).balances).toEqual([{ kind: 'ANNUAL', minutes: 0 }]);
    await expect(enter(manager, personId)).rejects.toThrow(LeaveTwice);
    const stranger = await makePerson(['CLERK'], (await makeStore()).id);
    await expect(enter(manager, stranger.id)).rejects.toThrow(NotFound);
    await withdraw(manager, leaveId, '来上班了');
    expect((await myLeave(db(), personId, 2027)).balances).toEqual([{ kind: 'ANNUAL', minutes: 480 }]);
    const job = contextFor({ kind: 'JOB' as const, job: 'test' }, { now: new Date() });
    for (const name of ['leave.enter', 'leave.withdraw'])
      await tellLeave(job, await db().domainEvent.findFirstOrThrow({ where: { name, subjectId: leaveId } }));
    const notices = await db().notice.findMany({ where: { personId }, orderBy: { id: 'asc' } });
    expect(notices.map(({ kind, facts }) => [kind, (facts as { reason?: string }).reason])).toEqual([
      ['LEAVE_WITHDRAWN', '来上班了'],
    ]);
    const trail = await db().auditEntry.findMany({ where: { subjectId: leaveId }, orderBy: { id: 'asc' } });
    expect(trail.map(({ action }) => action)).toEqual(['leave.enter', 'leave.withdraw']);
  });

  it('over New Year takes of both years, and gives back to both', async () => {
    const personId = await fresh();
    const span = { kind: 'ANNUAL', fromDay: '2026-12-30', toDay: '2027-01-06' };
    await grant(personId, 960, 2026);
    await grant(personId, 2_399, 2027);
    await expect(ask(clerk, span)).rejects.toMatchObject({ params: { year: 2027 } });
    await grant(personId, 1, 2027);
    const { leaveId } = await ask(clerk, span);
    await decide(manager, leaveId);
    const left = async (year: number) => (await myLeave(db(), personId, year)).balances[0]?.minutes;
    expect([await left(2026), await left(2027)]).toEqual([0, 0]);
    await withdraw(manager, leaveId, '批错了');
    expect([await left(2026), await left(2027)]).toEqual([960, 2_400]);
  });

  it('the manager hears that it was asked for, and who asked what became of it', async () => {
    const personId = await fresh();
    const { leaveId } = await ask(clerk, { fromDay: '2027-05-03', toDay: '2027-05-03' });
    const job = contextFor({ kind: 'JOB' as const, job: 'test' }, { now: new Date() });
    const tell = async (name: string) =>
      tellLeave(job, await db().domainEvent.findFirstOrThrow({ where: { name, subjectId: leaveId } }));
    const told = async (kind: 'LEAVE_ASKED' | 'LEAVE_REFUSED') =>
      (
        await db().notice.findMany({
          where: { kind, storeId: store.id, facts: { path: ['day'], equals: '2027-05-03' } },
        })
      ).map((notice) => notice.personId);
    await tell('leave.ask');
    await tell('leave.ask');
    expect(await told('LEAVE_ASKED')).toEqual([manager.actor.personId]);
    await decideLeave.execute(manager, {
      ...{ requestId: newId(), storeId: store.id, leaveId, approve: false, note: '那天盘点' },
    });
    await tell('leave.decide');
    expect(await told('LEAVE_REFUSED')).toEqual([personId]);
  });
});
