// Long because: planning, publishing and what a store plans by share one store that has people in it.
import { beforeAll, describe, expect, it } from 'vitest';
import { contextFor } from '@/server/context';
import { tellRoster } from '@/server/notices/tell-roster';
import { db } from '@/server/platform/db';
import { Forbidden, InvalidInput } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { asOwner } from '@/tests/helpers/database';
import { acknowledgeWeek } from './acknowledge-week';
import {
  NothingToAcknowledge,
  NothingToPublish,
  PublishedElsewhere,
  ShiftOfAnother,
  TemplateCodeTaken,
  WarningsOpen,
  WeekChangedMeanwhile,
} from './errors';
import { keepTemplate, retireTemplate } from './keep-template';
import { planningSetup } from './list-planning';
import { myShifts } from './my-shifts';
import { planShifts } from './plan-shifts';
import { planningFactsOf } from './planning-facts-of';
import { judgePlan, subjectOf } from './planning-rules';
import { publishWeek } from './publish-week';
import { setCover, setEmployment, setRosterSettings } from './set-planning';
import { turnsOf } from './turns-of';
import { weekBoard } from './week-board';

type Ctx = Awaited<ReturnType<typeof contextOf>>;
const MONDAY = '2027-03-01';
let store: Awaited<ReturnType<typeof makeStore>>;
let other: Awaited<ReturnType<typeof makeStore>>;
let manager: Ctx;
let otherManager: Ctx;
let office: Ctx;
let both: Awaited<ReturnType<typeof makePerson>>;

const idOf = (ctx: Ctx) => ctx.actor.personId;
const clerkOf = (storeId: string) => makePerson(['CLERK'], storeId);
/** A store of its own, so that one test's week is no other's; nobody is wanted at its door. */
async function planned() {
  const own = await makeStore({ timeZone: 'Asia/Shanghai' });
  const lead = await contextOf(await makePerson(['STORE_MANAGER'], own.id));
  await setRosterSettings.execute(lead, {
    requestId: newId(),
    storeId: own.id,
    dayMinutes: 480,
    weekMinutes: 2_400,
    overtimeDayMinutes: 60,
    overtimeMonthMinutes: 2_160,
    restMinutes: 660,
    daysInARow: 6,
    minAtOpening: 0,
  });
  return { own, lead, clerk: await clerkOf(own.id) };
}
const shiftOf = (personId: string, day = MONDAY, from = 9, to = 17, id = newId()) => ({
  id,
  personId,
  day,
  startMinute: from * 60,
  endMinute: to * 60,
  breakMinutes: 0,
});
const plan = (ctx: Ctx, storeId: string, revision: number, put: unknown[], remove: string[] = []) =>
  planShifts.execute(ctx, { requestId: newId(), storeId, monday: MONDAY, revision, put, remove } as never);
const publish = (ctx: Ctx, storeId: string, revision: number, overrules: unknown[] = []) =>
  publishWeek.execute(ctx, { requestId: newId(), storeId, monday: MONDAY, revision, overrules } as never);

beforeAll(async () => {
  [store, other] = [
    await makeStore({ timeZone: 'Asia/Shanghai' }),
    await makeStore({ timeZone: 'Asia/Shanghai' }),
  ];
  manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  otherManager = await contextOf(await makePerson(['STORE_MANAGER'], other.id));
  office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
  both = await makePerson(['CLERK'], store.id);
  await db().roleGrant.create({
    data: { id: newId(), personId: both.id, role: 'CLERK', storeId: other.id, grantedAt: new Date() },
  });
});

describe('planning', () => {
  it('keeps shifts, counts revisions, changes and removes', async () => {
    const { own, lead, clerk } = await planned();
    const shift = shiftOf(clerk.id);
    expect(await plan(lead, own.id, 0, [shift])).toEqual({ revision: 1 });
    expect(await plan(lead, own.id, 1, [{ ...shift, endMinute: 1_080, breakMinutes: 60 }])).toEqual({
      revision: 2,
    });
    const board = await weekBoard(db(), own.id, MONDAY);
    expect(board.shifts).toMatchObject([
      { id: shift.id, day: MONDAY, endsAt: new Date('2027-03-01T10:00:00Z') },
    ]);
    expect(board.published).toEqual([]);
    await plan(lead, own.id, 2, [], [shift.id]);
    expect((await weekBoard(db(), own.id, MONDAY)).shifts).toEqual([]);
  });

  it('of two who plan at once the second sees that somebody was faster, and nothing is overwritten', async () => {
    const { own, lead, clerk } = await planned();
    const tries = await Promise.allSettled([
      plan(lead, own.id, 0, [shiftOf(clerk.id, MONDAY, 9, 13)]),
      plan(office, own.id, 0, [shiftOf(clerk.id, MONDAY, 14, 18)]),
    ]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: expect.any(WeekChangedMeanwhile),
    });
    expect((await weekBoard(db(), own.id, MONDAY)).shifts).toHaveLength(1);
  });

  it('two stores that plan one person at once: one of them, the other is refused', async () => {
    const tries = await Promise.allSettled([
      plan(manager, store.id, 0, [shiftOf(both.id, '2027-03-02')]),
      plan(otherManager, other.id, 0, [shiftOf(both.id, '2027-03-02', 12, 20)]),
    ]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: expect.objectContaining({ params: expect.objectContaining({ rule: 'OVERLAP' }) }),
    });
  });

  it('two shifts change places in one request', async () => {
    const { own, lead, clerk } = await planned();
    const colleague = await clerkOf(own.id);
    const [early, late] = [shiftOf(clerk.id, MONDAY, 8, 14), shiftOf(colleague.id, MONDAY, 14, 20)];
    await plan(lead, own.id, 0, [early, late]);
    await plan(lead, own.id, 1, [
      { ...early, personId: colleague.id },
      { ...late, personId: clerk.id },
    ]);
    const { shifts } = await weekBoard(db(), own.id, MONDAY);
    expect(shifts.map(({ personId }) => personId)).toEqual([colleague.id, clerk.id]);
  });

  it('refuses what is never saved, and leaves the plan as it was', async () => {
    const { own, lead, clerk } = await planned();
    const first = shiftOf(clerk.id);
    await plan(lead, own.id, 0, [first]);
    const stranger = await clerkOf(store.id);
    await setEmployment.execute(office, {
      requestId: newId(),
      personId: clerk.id,
      bornOn: '2011-03-03',
      kind: 'PART_TIME',
      weekMinutes: 1_200,
      startsOn: null,
      endsOn: null,
    });
    for (const [put, rule] of [
      [shiftOf(stranger.id), 'NOT_OF_THE_STORE'],
      [shiftOf(clerk.id, '2027-03-02'), 'UNDER_AGE'],
      [shiftOf(clerk.id, MONDAY, 16, 18), 'OVERLAP'],
    ] as const)
      await expect(plan(lead, own.id, 1, [shiftOf(clerk.id, '2027-03-04'), put])).rejects.toMatchObject({
        code: 'ROSTER_PLAN_REFUSED',
        params: { rule },
      });
    for (const put of [
      shiftOf(clerk.id, MONDAY, 9, 9),
      shiftOf(clerk.id, MONDAY, 9, 39),
      shiftOf(clerk.id, '2027-03-09'),
    ])
      await expect(plan(lead, own.id, 1, [put])).rejects.toThrow(InvalidInput);
    expect(await weekBoard(db(), own.id, MONDAY)).toMatchObject({ revision: 1, shifts: [{ id: first.id }] });
  });

  it('does not touch a shift of another store, nor of another week', async () => {
    const { own, lead, clerk } = await planned();
    const shift = shiftOf(clerk.id);
    await plan(lead, own.id, 0, [shift]);
    await expect(plan(otherManager, other.id, 1, [], [shift.id])).rejects.toThrow();
    const fresh = await planned();
    await expect(plan(fresh.lead, fresh.own.id, 0, [], [shift.id])).rejects.toThrow(ShiftOfAnother);
    await expect(
      planShifts.execute(lead, {
        requestId: newId(),
        storeId: own.id,
        monday: '2027-03-08',
        revision: 0,
        put: [shiftOf(clerk.id, '2027-03-08', 9, 17, shift.id)] as never,
        remove: [],
      }),
    ).rejects.toThrow(ShiftOfAnother);
    expect((await weekBoard(db(), own.id, MONDAY)).shifts).toHaveLength(1);
  });

  it('is for whoever leads the store', async () => {
    const clerk = await contextOf(await clerkOf(store.id));
    for (const nobody of [clerk, otherManager])
      await expect(plan(nobody, store.id, 0, [])).rejects.toThrow(Forbidden);
  });

  it('the database refuses two shifts at once by itself', async () => {
    const { own, lead, clerk } = await planned();
    const shift = shiftOf(clerk.id);
    await plan(lead, own.id, 0, [shift]);
    await expect(
      asOwner(
        `INSERT INTO shift (id, store_id, day, monday, person_id, starts_at, ends_at, break_minutes, kind, changed_at, changed_by_id)
         SELECT gen_random_uuid(), store_id, day, monday, person_id, starts_at + interval '1 hour', ends_at, 0, kind, changed_at, changed_by_id
         FROM shift WHERE id = '${shift.id}'`,
      ),
    ).rejects.toThrow(/shift_one_at_a_time/);
  });
});

describe('publishing', () => {
  it('tells whom it concerns what changed, and asks them once', async () => {
    const { own, lead, clerk } = await planned();
    const colleague = await clerkOf(own.id);
    const [mine, theirs] = [shiftOf(clerk.id), shiftOf(colleague.id)];
    await plan(lead, own.id, 0, [mine, theirs]);
    expect(await publish(lead, own.id, 1)).toEqual({ version: 1, people: 2, changes: 2 });
    await expect(publish(lead, own.id, 1)).rejects.toThrow(NothingToPublish);
    const clerkCtx = await contextOf(clerk);
    const confirm = (ctx: Ctx, version: number) =>
      acknowledgeWeek.execute(ctx, { requestId: newId(), storeId: own.id, monday: MONDAY, version });
    expect((await myShifts(db(), clerk.id, MONDAY, 7)).unseen).toMatchObject([
      { shiftId: mine.id, change: 'ADDED' },
    ]);
    await confirm(clerkCtx, 1);
    await confirm(clerkCtx, 1);
    expect((await myShifts(db(), clerk.id, MONDAY, 7)).unseen).toEqual([]);
    // Only the colleague's shift changes: nothing new to the clerk.
    await plan(lead, own.id, 1, [{ ...theirs, startMinute: 600 }]);
    expect((await myShifts(db(), colleague.id, MONDAY, 7)).shifts).toMatchObject([
      { startsAt: new Date('2027-03-01T01:00:00Z') },
    ]);
    expect(await publish(lead, own.id, 2)).toEqual({ version: 2, people: 1, changes: 1 });
    expect((await myShifts(db(), clerk.id, MONDAY, 7)).unseen).toEqual([]);
    expect((await weekBoard(db(), own.id, MONDAY)).unseenBy).toEqual([colleague.id]);
    // Who has not seen the first yet is told of a new shift, once and as it is now.
    expect((await myShifts(db(), colleague.id, MONDAY, 7)).unseen).toMatchObject([
      { change: 'ADDED', kind: 'WORK', startsAt: new Date('2027-03-01T02:00:00Z') },
    ]);
    await plan(lead, own.id, 2, [{ ...mine, startMinute: 600 }]);
    await publish(lead, own.id, 3);
    expect(await myShifts(db(), clerk.id, MONDAY, 7)).toMatchObject({
      unseen: [
        {
          change: 'CHANGED',
          wasStartsAt: new Date('2027-03-01T01:00:00Z'),
          startsAt: new Date('2027-03-01T02:00:00Z'),
        },
      ],
      weeks: [{ monday: MONDAY, version: 3 }],
    });
    await expect(confirm(await contextOf(await clerkOf(own.id)), 2)).rejects.toThrow(NothingToAcknowledge);
  });

  it('wants a reason for each warning, once', async () => {
    const { own, lead, clerk } = await planned();
    const long = shiftOf(clerk.id, MONDAY, 9, 19);
    await plan(lead, own.id, 0, [long]);
    await expect(publish(lead, own.id, 1)).rejects.toMatchObject({
      params: { rule: 'OVERTIME_DAY', count: 1 },
    });
    await expect(publish(lead, own.id, 1)).rejects.toThrow(WarningsOpen);
    const seen = judgePlan(await planningFactsOf(db(), own.id, MONDAY));
    const subject = seen.flatMap((one) => (one.rule === 'OVERTIME_DAY' ? subjectOf(one) : [])).join();
    const reason = { rule: 'OVERTIME_DAY', subject, reason: '盘点' };
    await publish(lead, own.id, 1, [reason, { ...reason, rule: 'SHORT_REST' }]);
    await plan(lead, own.id, 1, [shiftOf(clerk.id, '2027-03-03')]);
    await publish(lead, own.id, 2);
    const { overrules } = await weekBoard(db(), own.id, MONDAY);
    const { name: by } = await db().person.findUniqueOrThrow({ where: { id: idOf(lead) } });
    expect(overrules).toMatchObject([{ rule: 'OVERTIME_DAY', reason: '盘点', byId: idOf(lead), by }]);
    // It was for two hours over, not for more.
    await plan(lead, own.id, 2, [{ ...long, endMinute: long.endMinute + 30 }]);
    await expect(publish(lead, own.id, 3)).rejects.toThrow(WarningsOpen);
  });

  it('waits for the other store where its published shift still stands', async () => {
    const person = await clerkOf(store.id);
    const [here, there] = [await planned(), await planned()];
    for (const { own } of [here, there])
      await db().roleGrant.create({
        data: { id: newId(), personId: person.id, role: 'CLERK', storeId: own.id, grantedAt: new Date() },
      });
    const shift = shiftOf(person.id);
    await plan(there.lead, there.own.id, 0, [shift]);
    await publish(there.lead, there.own.id, 1);
    await plan(there.lead, there.own.id, 1, [], [shift.id]);
    await plan(here.lead, here.own.id, 0, [shiftOf(person.id)]);
    await expect(publish(here.lead, here.own.id, 1)).rejects.toThrow(PublishedElsewhere);
    await publish(there.lead, there.own.id, 2);
    await publish(here.lead, here.own.id, 1);
    expect((await myShifts(db(), person.id, MONDAY, 7)).shifts).toMatchObject([{ storeId: here.own.id }]);
  });

  it('counts turns of duty of a year: Saturdays, whoever shut, holidays', async () => {
    const { own, lead, clerk } = await planned();
    const colleague = await clerkOf(own.id);
    // Tomb-Sweeping Day of 2026 and the Saturday before it; a Monday in between nobody minds.
    const days = [shiftOf(clerk.id, '2026-04-04', 9, 17), shiftOf(colleague.id, '2026-04-04', 12, 20)];
    await planShifts.execute(lead, {
      requestId: newId(),
      storeId: own.id,
      monday: '2026-03-30',
      revision: 0,
      put: [...days, shiftOf(clerk.id, '2026-04-05', 9, 17), shiftOf(clerk.id, '2026-03-30', 9, 17)] as never,
      remove: [],
    });
    const before = await turnsOf(db(), [clerk.id, colleague.id], '2026-06-01', 'Asia/Shanghai');
    expect(before.size).toBe(0);
    await publishWeek.execute(lead, {
      requestId: newId(),
      storeId: own.id,
      monday: '2026-03-30',
      revision: 1,
      overrules: [],
    });
    const turns = await turnsOf(db(), [clerk.id, colleague.id], '2026-06-01', 'Asia/Shanghai');
    expect(turns.get(clerk.id)).toEqual({ saturdays: 1, closings: 2, holidays: 2 });
    expect(turns.get(colleague.id)).toEqual({ saturdays: 1, closings: 1, holidays: 1 });
    // Three hundred and sixty-four days on they are forgotten.
    expect((await turnsOf(db(), [clerk.id], '2027-04-30', 'Asia/Shanghai')).size).toBe(0);
  });

  it('what was told is never changed', async () => {
    for (const table of ['roster_change', 'roster_acknowledgement', 'roster_overrule'])
      await expect(asOwner(`DELETE FROM ${table}`)).rejects.toThrow();
  });
});

describe('what a store plans by', () => {
  it('templates: kept, changed, retired, one code each', async () => {
    const { own, lead } = await planned();
    const template = (templateId: string, code: string) => ({
      requestId: newId(),
      storeId: own.id,
      templateId,
      name: '早班',
      code,
      startMinute: 540,
      endMinute: 1_020,
      breakMinutes: 60,
      colour: 'BLUE' as const,
    });
    const first = newId();
    await keepTemplate.execute(lead, template(first, '早'));
    await keepTemplate.execute(lead, template(first, '早'));
    await expect(keepTemplate.execute(lead, template(newId(), '早'))).rejects.toThrow(TemplateCodeTaken);
    await retireTemplate.execute(lead, { requestId: newId(), storeId: own.id, templateId: first });
    await keepTemplate.execute(lead, template(newId(), '早'));
    expect((await planningSetup(db(), own.id)).templates).toHaveLength(1);
  });

  it('cover by hour: missing hours are warned of, and go when somebody is there', async () => {
    const { own, lead, clerk } = await planned();
    await setCover.execute(lead, {
      requestId: newId(),
      storeId: own.id,
      dayKind: 'WORKDAY',
      hours: [
        { hour: 10, people: 1 },
        { hour: 11, people: 1 },
        { hour: 12, people: 0 },
      ],
    });
    const before = (await weekBoard(db(), own.id, MONDAY)).findings;
    expect(before).toHaveLength(5);
    expect(before.every(({ rule }) => rule === 'COVER_MISSING')).toBe(true);
    await plan(lead, own.id, 0, [shiftOf(clerk.id)]);
    expect((await weekBoard(db(), own.id, MONDAY)).findings).toHaveLength(4);
  });

  it('how old somebody is stays out of the trail', async () => {
    const clerk = await clerkOf(store.id);
    await setEmployment.execute(office, {
      requestId: newId(),
      personId: clerk.id,
      bornOn: '2001-02-03',
      kind: 'FULL_TIME',
      weekMinutes: 2_400,
      startsOn: '2026-01-01',
      endsOn: null,
    });
    const [entry] = await db().auditEntry.findMany({
      where: { subjectId: clerk.id, action: 'roster.setEmployment' },
    });
    expect(JSON.stringify(entry)).not.toContain('2001-02');
    await expect(
      setEmployment.execute(manager, {
        requestId: newId(),
        personId: clerk.id,
        bornOn: null,
        kind: 'FULL_TIME',
        weekMinutes: 2_400,
        startsOn: null,
        endsOn: null,
      }),
    ).rejects.toThrow(Forbidden);
  });
});

it('whoever is concerned hears of a published week by a notice, nobody else', async () => {
  const { own, lead, clerk } = await planned();
  const colleague = await clerkOf(own.id);
  await plan(lead, own.id, 0, [shiftOf(clerk.id)]);
  await publish(lead, own.id, 1);
  const event = await db().domainEvent.findFirstOrThrow({
    where: { scopeId: own.id, name: 'roster.publish' },
  });
  const job = contextFor({ kind: 'JOB' as const, job: 'test' }, { now: new Date() });
  await tellRoster(job, event);
  await tellRoster(job, event);
  const told = await db().notice.findMany({
    where: { kind: 'SHIFTS_PUBLISHED', personId: { in: [clerk.id, colleague.id] } },
  });
  expect(told.map(({ personId }) => personId)).toEqual([clerk.id]);
});
