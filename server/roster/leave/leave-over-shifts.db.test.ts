import { beforeAll, beforeEach, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { acrossBoard } from '../across-board';
import { shiftsOfFeed } from '../calendar/feed';
import { monthBoard } from '../month-board';
import { myShifts } from '../my-shifts';
import { planShifts } from '../plan-shifts';
import { judgePlan, subjectOf } from '../planning-rules';
import { publishWeek } from '../publish-week';
import { setRosterSettings } from '../set-planning';
import { turnHistories } from '../turns-of';
import { weekBoard } from '../week-board';
import { workedHours } from '../worked-hours';
import { askLeave } from './ask-leave';
import { decideLeave, withdrawLeave } from './decide-leave';

// Leave that is given once the week was published: the shift stays where it is, and counts for nothing wherever it is shown.

type Ctx = Awaited<ReturnType<typeof contextOf>>;
const MONDAY = '2027-03-01';
const [WEDNESDAY, SATURDAY] = ['2027-03-03', '2027-03-06'];
const EIGHT = 480;
let [store, second]: Awaited<ReturnType<typeof makeStore>>[] = [];
let manager: Ctx;
let li: Ctx;
const storeId = () => store?.id ?? '';
const personId = () => li.actor.personId;
const base = () => ({ requestId: newId(), storeId: storeId() });
const shift = (day: string) => ({
  ...{ id: newId(), personId: personId(), day, startMinute: 540, endMinute: 1_080, breakMinutes: 60 },
});

beforeAll(async () => {
  [store, second] = [
    await makeStore({ timeZone: 'Asia/Shanghai' }),
    await makeStore({ timeZone: 'Asia/Shanghai' }),
  ];
  manager = await contextOf(await makePerson(['STORE_MANAGER'], storeId()));
  await setRosterSettings.execute(manager, {
    ...base(),
    ...{ dayMinutes: EIGHT, weekMinutes: 2_400, overtimeDayMinutes: 60, overtimeMonthMinutes: 2_160 },
    ...{ restMinutes: 660, daysInARow: 6, minAtOpening: 0 },
  });
});

beforeEach(async () => {
  li = await contextOf(await makePerson(['CLERK'], storeId()));
  const { revision, shifts } = await weekBoard(db(), storeId(), MONDAY);
  const planned = await planShifts.execute(manager, {
    ...{ ...base(), monday: MONDAY, revision, remove: shifts.map(({ id }) => id) },
    put: [shift(MONDAY), shift(WEDNESDAY), shift(SATURDAY)],
  } as never);
  await publishWeek.execute(manager, {
    ...{ ...base(), monday: MONDAY, revision: planned.revision, overrules: [] },
  });
});

const OFF = {
  WEDNESDAY: { fromDay: WEDNESDAY, toDay: WEDNESDAY },
  SATURDAY: { fromDay: SATURDAY, toDay: SATURDAY },
};
async function given(asked: object): Promise<string> {
  const { leaveId } = await askLeave.execute(li, { ...base(), kind: 'SICK', ...asked } as never);
  await decideLeave.execute(manager, { ...base(), leaveId, approve: true } as never);
  return leaveId;
}
const mine = async (day: string) => {
  const { shifts } = await myShifts(db(), personId(), MONDAY, 7);
  return shifts.find((one) => one.day === day);
};

it('somebody’s own shifts: none of it is left, and which leave took it', async () => {
  const leaveId = await given(OFF.WEDNESDAY);
  expect(await mine(WEDNESDAY)).toMatchObject({
    ...{ minutes: 0, parts: [], leaves: [{ kind: 'SICK', minutes: EIGHT }] },
  });
  expect(await mine(MONDAY)).toMatchObject({ minutes: EIGHT, leaves: [] });
  await withdrawLeave.execute(manager, { ...base(), leaveId, note: '批错了' });
  expect(await mine(WEDNESDAY)).toMatchObject({ minutes: EIGHT, leaves: [] });
});

it('leave in part leaves the rest of the shift', async () => {
  await given({ ...OFF.WEDNESDAY, part: 'HOURS', fromMinute: 900, toMinute: 1_080 });
  const own = await mine(WEDNESDAY);
  expect(own).toMatchObject({ minutes: 300, leaves: [{ minutes: 180 }] });
  expect(own?.parts).toEqual([
    { from: new Date('2027-03-03T01:00:00Z'), to: new Date('2027-03-03T07:00:00Z') },
  ]);
});

it('hours of the month and over stores are less it, and nobody counts as there', async () => {
  await given(OFF.WEDNESDAY);
  const month = await monthBoard(db(), storeId(), '2027-03');
  expect(month.days.find(({ day }) => day === WEDNESDAY)?.people).toBe(0);
  const own = month.people.find(({ id }) => id === personId());
  expect(own?.minutes).toBe(2 * EIGHT);
  expect(own?.shifts.map(({ day, isAway }) => [day, isAway])).toEqual([
    [MONDAY, false],
    [WEDNESDAY, true],
    [SATURDAY, false],
  ]);
  const { stores } = await acrossBoard(db(), [storeId(), second?.id ?? ''], MONDAY);
  const here = stores.find((one) => one.storeId === storeId());
  expect(here?.days.map(({ people }) => people)).toEqual([1, 0, 0, 0, 0, 1, 0]);
  expect(await workedHours(db(), { storeId: storeId(), from: MONDAY, to: SATURDAY })).toBe(16);
});

it('a Saturday that leave took is no turn', async () => {
  const turns = async () => {
    const history = await turnHistories(db(), [personId()], '2027-03-08', 'Asia/Shanghai');
    return history.get(personId());
  };
  expect(await turns()).toMatchObject({ SATURDAY: { turns: 1, chances: 1 }, CLOSING: { turns: 3 } });
  await given({ ...OFF.WEDNESDAY, part: 'AFTERNOON' });
  await given(OFF.SATURDAY);
  // Whoever left at noon did not shut the store.
  expect(await turns()).toMatchObject({ SATURDAY: { turns: 0, chances: 0 }, CLOSING: { turns: 1 } });
});

it('hours of a week that leave took are no overtime', async () => {
  const { facts, shifts } = await weekBoard(db(), storeId(), MONDAY);
  const long = facts.shifts.map((one) => ({ ...one, breakMinutes: 0 }));
  const overtime = (leaves: typeof facts.leaves) =>
    judgePlan({ ...facts, shifts: long, leaves })
      .filter(({ rule }) => rule === 'DAY_OVER')
      .map(subjectOf);
  expect(shifts).toHaveLength(3);
  expect(overtime([])).toHaveLength(3);
  await given(OFF.WEDNESDAY);
  const { facts: after } = await weekBoard(db(), storeId(), MONDAY);
  expect(overtime(after.leaves)).toHaveLength(2);
});

it('the calendar is told of it, and of its being taken back', async () => {
  const leaveId = await given(OFF.WEDNESDAY);
  const link = { id: newId(), personId: personId() };
  const told = async () => {
    const shifts = await shiftsOfFeed(db(), link, new Date('2027-02-20T00:00:00Z'));
    return shifts.map(({ leaves }) => leaves.map(({ kind, state }) => [kind, state]));
  };
  expect(await told()).toEqual([[], [['SICK', 'APPROVED']], []]);
  await withdrawLeave.execute(manager, { ...base(), leaveId, note: '批错了' });
  expect(await told()).toEqual([[], [['SICK', 'WITHDRAWN']], []]);
});
