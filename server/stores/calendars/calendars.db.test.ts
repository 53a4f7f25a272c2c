import { expect, test } from 'vitest';
import { due } from '@/lib/business-time';
import { db } from '@/server/platform/db';
import { Forbidden, InvalidInput } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { HoursRunIntoNextDay } from '../errors';
import { calendarOf, calendarsOf } from './calendar-of';
import { calendarPage } from './calendar-page';
import { setHours } from './set-hours';
import { setSpecialDays } from './set-special-days';

const shop = { fromMinute: 600, toMinute: 1320 };
const week = (windows: { fromMinute: number; toMinute: number }[]) =>
  Array.from({ length: 7 }, () => windows);

async function managed() {
  const store = await makeStore();
  return { store, ctx: await contextOf(await makePerson(['STORE_MANAGER'], store.id)) };
}

test('a store that never said is taken to be open from nine until it shuts', async () => {
  const { store } = await managed();
  const { isAssumed, clock, checkedYears } = await calendarOf(db(), store.id);
  expect(isAssumed).toBe(true);
  expect(checkedYears).toEqual([]);
  expect(clock.hours.weekly[6]).toEqual([{ fromMinute: 540, toMinute: store.closingMinute }]);
});

test('hours, a holiday and a make-up day are counted by, the same request once, and the trail says so', async () => {
  const { store, ctx } = await managed();
  const input = { requestId: newId(), storeId: store.id, weekly: [...week([shop]).slice(0, 5), [], []] };
  await setHours.execute(ctx, input);
  await setHours.execute(ctx, input);
  await setSpecialDays.execute(ctx, {
    requestId: newId(),
    storeId: store.id,
    year: 2026,
    days: [
      { day: '2026-10-01', name: '国庆节', windows: [] },
      { day: '2026-10-02', name: '国庆节', windows: [] },
      { day: '2026-10-10', name: '国庆节调休', windows: [{ fromMinute: 600, toMinute: 1080 }] },
    ],
  });
  const { clock, isAssumed, checkedYears } = await calendarOf(db(), store.id);
  expect({ isAssumed, checkedYears }).toEqual({ isAssumed: false, checkedYears: [2026] });
  // Wednesday 21:00 to 22:00 by the store's clock, Thursday and Friday shut, the weekend too, the rest on Monday.
  const { at } = due(clock, new Date('2026-09-30T13:00:00Z'), 120);
  expect(at?.toISOString()).toBe('2026-10-05T03:00:00.000Z');
  const saturday = due(clock, new Date('2026-10-09T14:00:00Z'), 60);
  expect(saturday.at?.toISOString()).toBe('2026-10-10T03:00:00.000Z');
  const acts = await db().auditEntry.findMany({
    where: { subjectId: store.id, action: { startsWith: 'stores.set' } },
  });
  expect(acts.map(({ action }) => action).sort()).toEqual(['stores.setHours', 'stores.setSpecialDays']);
});

test('a year that is gone through again stands anew, other years stay', async () => {
  const { store, ctx } = await managed();
  const days = (year: number) => [{ day: `${year}-05-01`, name: '劳动节', windows: [] }];
  for (const year of [2026, 2027])
    await setSpecialDays.execute(ctx, { requestId: newId(), storeId: store.id, year, days: days(year) });
  await setSpecialDays.execute(ctx, { requestId: newId(), storeId: store.id, year: 2026, days: [] });
  const { clock, checkedYears } = await calendarOf(db(), store.id);
  expect([...clock.hours.special.keys()]).toEqual(['2027-05-01']);
  expect(checkedYears).toEqual([2026, 2027]);
  const page = await calendarPage(db(), store.id, 2026);
  expect(page.days).toEqual([]);
  expect(page.publicHolidays.filter(({ day }) => day >= '2026-10-01' && day <= '2026-10-10')).toHaveLength(8);
});

test('two at once leave one of the two weeks, whole', async () => {
  const { store, ctx } = await managed();
  const weeks = [
    [shop],
    [
      { fromMinute: 480, toMinute: 720 },
      { fromMinute: 780, toMinute: 1080 },
    ],
  ];
  await Promise.all(
    weeks.map((windows) =>
      setHours.execute(ctx, { requestId: newId(), storeId: store.id, weekly: week(windows) }),
    ),
  );
  const { clock } = await calendarOf(db(), store.id);
  expect(weeks.map(week)).toContainEqual(clock.hours.weekly);
});

test('windows that overlap, run into the next day or never open are refused, as is who may not', async () => {
  const { store, ctx } = await managed();
  const asked = (windows: { fromMinute: number; toMinute: number }[]) =>
    setHours.execute(ctx, { requestId: newId(), storeId: store.id, weekly: week(windows) });
  await expect(asked([shop, { fromMinute: 1300, toMinute: 1400 }])).rejects.toThrow(InvalidInput);
  await expect(asked([])).rejects.toThrow(InvalidInput);
  await expect(asked([{ fromMinute: 600, toMinute: 600 + 1441 }])).rejects.toThrow(InvalidInput);
  await expect(
    asked([
      { fromMinute: 60, toMinute: 1380 },
      { fromMinute: 1390, toMinute: 1510 },
    ]),
  ).rejects.toThrow(HoursRunIntoNextDay);
  const clerk = await contextOf(await makePerson(['CLERK'], store.id));
  const stranger = (await managed()).ctx;
  for (const nobody of [clerk, stranger])
    await expect(
      setHours.execute(nobody, { requestId: newId(), storeId: store.id, weekly: week([shop]) }),
    ).rejects.toThrow(Forbidden);
  const days = [{ day: '2025-12-31', name: '除夕', windows: [] }];
  await expect(
    setSpecialDays.execute(ctx, { requestId: newId(), storeId: store.id, year: 2026, days }),
  ).rejects.toThrow(InvalidInput);
  expect((await calendarsOf(db(), [store.id])).get(store.id)?.isAssumed).toBe(true);
});
