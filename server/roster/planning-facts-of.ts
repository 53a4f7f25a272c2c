import { addDays, type Day, dateToDay, dayToDate } from '@/lib/business-day';
import { grouped } from '@/lib/grouped';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { peopleAtWork, peopleByStore } from '@/server/staff/people-at-work';
import { calendarsOf, type StoreCalendar } from '@/server/stores/calendars/calendar-of';
import { holidaysOfChina } from '@/server/stores/calendars/holidays-of-china';
import { needsOf } from './cover-rules';
import type { PlanningFacts, PlanningSettings } from './planning-facts-rules';
import { USUAL_SETTINGS } from './planning-rules';
import { dayKindOf, mondayOf, weekDays } from './roster-rules';

/** A store with more people than that plans in two. */
const MOST_PEOPLE = 400;

export type NamedFacts = PlanningFacts & { names: Map<string, string> };

/** All that a week of a store is judged by. @throws NotFound */
export function planningFactsOf(reader: Reader, storeId: string, monday: Day): Promise<NamedFacts> {
  return planningFactsOn(reader, storeId, weekDays(monday));
}

/** The same of days that follow each other; what counts by weeks is judged by weeks alone. @throws NotFound */
export async function planningFactsOn(
  reader: Reader,
  storeId: string,
  days: readonly Day[],
): Promise<NamedFacts> {
  const facts = (await planningFactsOfStores(reader, [storeId], days)).get(storeId);
  if (!facts) throw new NotFound({ noun: 'store' });
  return facts;
}

/** The same of several stores, in fourteen reads however many stores and people there are. */
export async function planningFactsOfStores(
  reader: Reader,
  storeIds: readonly string[],
  days: readonly Day[],
): Promise<Map<string, NamedFacts>> {
  const [first, last] = [days[0] ?? '', days.at(-1) ?? ''];
  const of = { storeId: { in: [...storeIds] } };
  const [calendars, staff, planned, settings, cover] = await Promise.all([
    calendarsOf(reader, storeIds),
    peopleByStore(reader, storeIds, MOST_PEOPLE * storeIds.length),
    reader.shift.findMany({
      where: { ...of, monday: { gte: dayToDate(mondayOf(first)), lte: dayToDate(last) } },
      select: { storeId: true, personId: true },
      distinct: ['storeId', 'personId'],
    }),
    reader.rosterSettings.findMany({ where: of }),
    reader.coverNeed.findMany({ where: of, orderBy: [{ dayKind: 'asc' }, { hour: 'asc' }] }),
  ]);
  const known = new Set(staff.map(({ id }) => id));
  const strangers = [...new Set(planned.map(({ personId }) => personId))].filter((id) => !known.has(id));
  const ids = [...known, ...strangers];
  const [named, employments, shifts, leaves] = await Promise.all([
    strangers.length > 0
      ? peopleAtWork(reader, { storeIds: [], roles: [], personIds: strangers }, strangers.length)
      : [],
    reader.employment.findMany({ where: { personId: { in: ids } } }),
    shiftsAround(reader, ids, first, last),
    leavesWithin(reader, ids, addDays(first, -1), addDays(last, 2)),
  ]);
  const found = {
    names: new Map([...staff, ...named].map(({ id, name }) => [id, name])),
    employed: new Map(employments.map((one) => [one.personId, one])),
    shiftsOf: byPerson(shifts),
    leavesOf: byPerson(leaves),
    staffOf: grouped(staff, ({ storeId }) => storeId),
    plannedIn: grouped(planned, ({ storeId }) => storeId),
    settings: new Map(settings.map(({ storeId, ...own }) => [storeId, own])),
    coverOf: grouped(cover, ({ storeId }) => storeId),
    holidays: holidaysOn(days),
  };
  return new Map(
    [...calendars.values()].map((calendar) => [calendar.storeId, factsOfStore(calendar, days, found)]),
  );
}

interface Found {
  names: Map<string, string>;
  employed: ReadonlyMap<string, { bornOn: Date | null; startsOn: Date | null; endsOn: Date | null }>;
  shiftsOf: ReadonlyMap<string, Awaited<ReturnType<typeof shiftsAround>>>;
  leavesOf: ReadonlyMap<string, Awaited<ReturnType<typeof leavesWithin>>>;
  staffOf: ReadonlyMap<string, readonly { id: string }[]>;
  plannedIn: ReadonlyMap<string, readonly { personId: string }[]>;
  settings: ReadonlyMap<string, PlanningSettings>;
  coverOf: ReadonlyMap<string, readonly { dayKind: string; hour: number; people: number }[]>;
  holidays: ReadonlyMap<Day, { isMadeUp: boolean }>;
}

function factsOfStore(calendar: StoreCalendar, days: readonly Day[], found: Found): NamedFacts {
  const { storeId } = calendar;
  const { timeZone } = calendar.clock.hours;
  const ofStore = new Set((found.staffOf.get(storeId) ?? []).map(({ id }) => id));
  const planned = (found.plannedIn.get(storeId) ?? []).map(({ personId }) => personId);
  const ids = [...new Set([...ofStore, ...planned])];
  return {
    storeId,
    timeZone,
    days: [...days],
    shifts: ids
      .flatMap((id) => found.shiftsOf.get(id) ?? [])
      .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()),
    people: ids.map((id) => {
      const { bornOn = null, startsOn = null, endsOn = null } = found.employed.get(id) ?? {};
      return {
        id,
        bornOn: bornOn && dateToDay(bornOn),
        startsOn: startsOn && dateToDay(startsOn),
        endsOn: endsOn && dateToDay(endsOn),
        isOfStore: ofStore.has(id),
      };
    }),
    leaves: ids.flatMap((id) => found.leavesOf.get(id) ?? []),
    settings: found.settings.get(storeId) ?? USUAL_SETTINGS,
    opening: days.flatMap((day) =>
      calendar.clock
        .stretchesOf(day)
        .map(({ fromMs, toMs }) => ({ day, from: new Date(fromMs), to: new Date(toMs) })),
    ),
    needs: days.flatMap((day) =>
      needsOf(
        day,
        (found.coverOf.get(storeId) ?? []).filter(
          ({ dayKind }) => dayKind === dayKindOf(day, found.holidays),
        ),
        timeZone,
      ),
    ),
    names: found.names,
  };
}

function holidaysOn(days: readonly Day[]): Map<Day, { isMadeUp: boolean }> {
  const years = new Set(days.map((day) => Number(day.slice(0, 4))));
  return new Map([...years].flatMap(holidaysOfChina).map((one) => [one.day, one]));
}

const byPerson = <Row extends { personId: string }>(rows: readonly Row[]) =>
  grouped(rows, ({ personId }) => personId);

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
