import { beforeAll, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { acrossBoard } from './across-board';
import { monthBoard } from './month-board';
import { planShifts } from './plan-shifts';
import { planningFactsOf } from './planning-facts-of';
import { judgePlan, subjectOf, USUAL_SETTINGS } from './planning-rules';
import { publishWeek } from './publish-week';
import { setCover, setRosterSettings } from './set-planning';

type Ctx = Awaited<ReturnType<typeof contextOf>>;
const MONDAY = '2027-03-01';
let [north, south]: Awaited<ReturnType<typeof makeStore>>[] = [];
let [office, li, wang]: Ctx[] = [];
const idOf = (ctx: Ctx | undefined) => ctx?.actor.personId ?? '';
const as = (ctx: Ctx | undefined) => {
  if (!ctx) throw new Error('nobody');
  return ctx;
};

const shift = (ctx: Ctx | undefined, day: string) => ({
  ...{ id: newId(), personId: idOf(ctx), day, startMinute: 540, endMinute: 1_020, breakMinutes: 60 },
});
async function plan(store: { id: string } | undefined, revision: number, put: object[]) {
  const storeId = store?.id ?? '';
  await planShifts.execute(as(office), {
    ...{ requestId: newId(), storeId, monday: MONDAY, revision, put, remove: [] },
  } as never);
}

beforeAll(async () => {
  [north, south] = [await makeStore(), await makeStore()];
  office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
  const both = await makePerson(['CLERK'], north?.id ?? '');
  await db().roleGrant.create({
    data: {
      id: newId(),
      personId: both.id,
      role: 'CLERK',
      storeId: south?.id ?? '',
      grantedAt: new Date(),
    },
  });
  li = await contextOf(both);
  wang = await contextOf(await makePerson(['CLERK'], north?.id ?? ''));
  for (const storeId of [north?.id ?? '', south?.id ?? '']) {
    const base = { requestId: newId(), storeId };
    await setRosterSettings.execute(as(office), { ...base, ...USUAL_SETTINGS, minAtOpening: 0 });
    await setCover.execute(as(office), {
      ...{ ...base, requestId: newId(), dayKind: 'WORKDAY', hours: [{ hour: 10, people: 2 }] },
    });
  }
  await plan(north, 0, [shift(li, MONDAY), shift(wang, MONDAY), shift(wang, '2027-03-02')]);
  await plan(south, 0, [shift(li, '2027-03-03')]);
  const storeId = north?.id ?? '';
  const findings = judgePlan(await planningFactsOf(db(), storeId, MONDAY));
  await publishWeek.execute(as(office), {
    ...{ requestId: newId(), storeId, monday: MONDAY, revision: 1 },
    overrules: findings.map((one) => ({ rule: one.rule as never, subject: subjectOf(one), reason: '试' })),
  });
  await plan(north, 1, [shift(wang, '2027-03-04')]);
});

it('a month has each day’s people and gaps, each person’s hours, and says what is not published', async () => {
  const found = await monthBoard(db(), north?.id ?? '', '2027-03');
  expect(found.days).toHaveLength(31);
  expect(found.days.slice(0, 4)).toEqual([
    { day: MONDAY, people: 2, missing: 0, isUnpublished: false },
    { day: '2027-03-02', people: 1, missing: 1, isUnpublished: false },
    { day: '2027-03-03', people: 0, missing: 2, isUnpublished: false },
    { day: '2027-03-04', people: 1, missing: 1, isUnpublished: true },
  ]);
  // The weekend needs nobody.
  expect(found.days[5]).toMatchObject({ day: '2027-03-06', missing: 0 });
  const own = found.people.find(({ id }) => id === idOf(li));
  expect(own).toMatchObject({ minutes: 420, elsewhere: ['2027-03-03'] });
  expect(found.people.find(({ id }) => id === idOf(wang))?.minutes).toBe(1_260);
  expect(found.publishedWeeks).toEqual([MONDAY]);
});

it('stores beside each other are told as each by itself, and whoever works in several', async () => {
  const [first, second] = [north?.id ?? '', south?.id ?? ''];
  const { stores, people } = await acrossBoard(db(), [first, second], MONDAY);
  expect(
    stores.map(({ storeId, version, unpublished, errors }) => [storeId, version, unpublished, errors]),
  ).toEqual([
    [first, 1, 1, 0],
    [second, 0, 1, 0],
  ]);
  expect(stores[1]?.days.slice(0, 3).map(({ people: there, missing }) => [there, missing])).toEqual([
    [0, 2],
    [0, 2],
    [1, 1],
  ]);
  expect(people).toMatchObject([{ id: idOf(li), minutes: 840 }]);
  expect(people[0]?.shifts.map(({ storeId }) => storeId)).toEqual([first, second]);
  const { names: _names, ...alone } = await planningFactsOf(db(), second, MONDAY);
  expect(alone.people.map(({ id }) => id)).toEqual([idOf(li)]);
});
