import { addDays, type Day, dateToDay, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { peopleAtWork } from '@/server/staff/people-at-work';
import { calendarOf } from '@/server/stores/calendars/calendar-of';
import { holidaysOfChina } from '@/server/stores/calendars/holidays-of-china';
import { storeSettings } from '@/server/stores/store-settings';
import { needsOf } from './cover-rules';
import type { PlanningFacts } from './planning-facts-rules';
import { USUAL_SETTINGS } from './planning-rules';
import { dayKindOf, weekDays } from './roster-rules';

/** A store with more people than that plans in two. */
const MOST_PEOPLE = 400;

/** All that a week of a store is judged by, in ten reads however many people there are. */
export async function planningFactsOf(
  reader: Reader,
  storeId: string,
  monday: Day,
): Promise<PlanningFacts & { names: Map<string, string> }> {
  const days = weekDays(monday);
  const sunday = days[6] ?? monday;
  const [store, calendar, staff, planned, settings, cover] = await Promise.all([
    storeSettings(reader, storeId),
    calendarOf(reader, storeId),
    peopleAtWork(reader, { storeIds: [storeId], roles: [], personIds: [] }, MOST_PEOPLE),
    reader.shift.findMany({
      where: { storeId, monday: dayToDate(monday) },
      select: { personId: true },
      distinct: ['personId'],
    }),
    reader.rosterSettings.findUnique({ where: { storeId }, omit: { storeId: true } }),
    reader.coverNeed.findMany({ where: { storeId }, orderBy: [{ dayKind: 'asc' }, { hour: 'asc' }] }),
  ]);
  const ofStore = new Set(staff.map(({ id }) => id));
  const strangers = planned.map(({ personId }) => personId).filter((personId) => !ofStore.has(personId));
  const ids = [...ofStore, ...strangers];
  const [named, employments, shifts, leaves] = await Promise.all([
    strangers.length > 0
      ? peopleAtWork(reader, { storeIds: [], roles: [], personIds: strangers }, MOST_PEOPLE)
      : [],
    reader.employment.findMany({ where: { personId: { in: ids } } }),
    shiftsAround(reader, ids, monday, sunday),
    leavesWithin(reader, ids, addDays(monday, -1), addDays(sunday, 2)),
  ]);
  const employed = new Map(employments.map((one) => [one.personId, one]));
  const holidays = new Map(
    [...new Set(days.map((day) => Number(day.slice(0, 4))))]
      .flatMap(holidaysOfChina)
      .map((one) => [one.day, one]),
  );
  return {
    storeId,
    timeZone: store.timeZone,
    days,
    shifts,
    people: ids.map((id) => {
      const { bornOn = null, startsOn = null, endsOn = null } = employed.get(id) ?? {};
      return {
        id,
        bornOn: bornOn && dateToDay(bornOn),
        startsOn: startsOn && dateToDay(startsOn),
        endsOn: endsOn && dateToDay(endsOn),
        isOfStore: ofStore.has(id),
      };
    }),
    leaves,
    settings: settings ?? USUAL_SETTINGS,
    opening: days.flatMap((day) =>
      calendar.clock
        .stretchesOf(day)
        .map(({ fromMs, toMs }) => ({ day, from: new Date(fromMs), to: new Date(toMs) })),
    ),
    needs: days.flatMap((day) =>
      needsOf(
        day,
        cover.filter(({ dayKind }) => dayKind === dayKindOf(day, holidays)),
        store.timeZone,
      ),
    ),
    names: new Map([...staff, ...named].map(({ id, name }) => [id, name])),
  };
}

/** Shifts of these people in all stores: the months of the week, which overtime is counted over, and a week either side. */
async function shiftsAround(reader: Reader, personIds: string[], monday: Day, sunday: Day) {
  const from = [addDays(monday, -7), `${monday.slice(0, 7)}-01`].sort()[0] ?? monday;
  const rows = await reader.shift.findMany({
    where: {
      personId: { in: personIds },
      startsAt: { gte: dayToDate(addDays(from, -1)), lt: dayToDate(addDays(sunday, 9)) },
    },
    orderBy: { startsAt: 'asc' },
    omit: { changedAt: true, changedById: true },
  });
  return rows.map(({ day, monday: _monday, ...row }) => ({ ...row, day: dateToDay(day) }));
}

function leavesWithin(reader: Reader, personIds: string[], from: Day, to: Day) {
  return reader.leave.findMany({
    where: {
      personId: { in: personIds },
      state: 'APPROVED',
      startsAt: { lt: dayToDate(to) },
      endsAt: { gt: dayToDate(from) },
    },
    orderBy: { startsAt: 'asc' },
    select: { id: true, personId: true, kind: true, startsAt: true, endsAt: true },
  });
}
