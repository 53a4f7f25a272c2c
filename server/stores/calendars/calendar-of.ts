import { LRUCache } from 'lru-cache';
import { type Day, dateToDay } from '@/lib/business-day';
import { BusinessClock, type OpenWindow } from '@/lib/business-time';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { perProcess } from '@/server/platform/per-process';
import { assumedWeek } from './window-rules';

/** When a store is open, ready to be counted by. */
export interface StoreCalendar {
  storeId: string;
  clock: BusinessClock;
  /** Nobody said when it is open yet: nine until it shuts, every day. */
  isAssumed: boolean;
  /** Years whose holidays and make-up days somebody went through. */
  checkedYears: number[];
}

/** Days a clock has worked out are worth keeping: by what the hours are, so that a change is another clock. */
const clocks = perProcess('business-clocks', () => new LRUCache<string, BusinessClock>({ max: 500 }));

/** The calendar of a store. @throws NotFound */
export async function calendarOf(reader: Reader, storeId: string): Promise<StoreCalendar> {
  const calendar = (await calendarsOf(reader, [storeId])).get(storeId);
  if (!calendar) throw new NotFound({ noun: 'store' });
  return calendar;
}

/** The calendars of these stores, in five reads however many there are. */
export async function calendarsOf(
  reader: Reader,
  storeIds: readonly string[],
): Promise<Map<string, StoreCalendar>> {
  const of = { storeId: { in: [...storeIds] } };
  const [stores, hours, days, dayHours, years] = await Promise.all([
    reader.store.findMany({
      where: { id: of.storeId },
      select: { id: true, timeZone: true, closingMinute: true },
    }),
    reader.storeHours.findMany({ where: of, orderBy: [{ weekday: 'asc' }, { fromMinute: 'asc' }] }),
    reader.storeSpecialDay.findMany({ where: of, orderBy: { day: 'asc' } }),
    reader.storeSpecialHours.findMany({ where: of, orderBy: [{ day: 'asc' }, { fromMinute: 'asc' }] }),
    reader.storeCalendarYear.findMany({ where: of, orderBy: { year: 'asc' } }),
  ]);
  // Once through the rows, not once a store.
  const [hoursOf, daysOf, dayHoursOf, yearsOf] = [
    byStore(hours),
    byStore(days),
    byStore(dayHours),
    byStore(years),
  ];
  return new Map(
    stores.map(({ id: storeId, timeZone, closingMinute }) => {
      const weekly = weekOf(hoursOf(storeId));
      const isAssumed = weekly.every((windows) => windows.length === 0);
      const special = specialDays(daysOf(storeId), dayHoursOf(storeId));
      const week = isAssumed ? assumedWeek(closingMinute) : weekly;
      return [
        storeId,
        {
          storeId,
          clock: clockOf(timeZone, week, special),
          isAssumed,
          checkedYears: yearsOf(storeId).map(({ year }) => year),
        },
      ];
    }),
  );
}

function byStore<Row extends { storeId: string }>(rows: readonly Row[]): (storeId: string) => readonly Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.storeId);
    if (group) group.push(row);
    else groups.set(row.storeId, [row]);
  }
  return (storeId) => groups.get(storeId) ?? [];
}

function weekOf(hours: readonly (OpenWindow & { weekday: number })[]): OpenWindow[][] {
  return Array.from({ length: 7 }, (_, at) =>
    hours
      .filter(({ weekday }) => weekday === at + 1)
      .map(({ fromMinute, toMinute }) => ({ fromMinute, toMinute })),
  );
}

function specialDays(
  days: readonly { day: Date }[],
  hours: readonly (OpenWindow & { day: Date })[],
): Map<Day, OpenWindow[]> {
  const special = new Map<Day, OpenWindow[]>(days.map(({ day }) => [dateToDay(day), []]));
  for (const { day, fromMinute, toMinute } of hours)
    special.get(dateToDay(day))?.push({ fromMinute, toMinute });
  return special;
}

function clockOf(timeZone: string, weekly: OpenWindow[][], special: Map<Day, OpenWindow[]>): BusinessClock {
  const key = JSON.stringify([timeZone, weekly, [...special]]);
  const known = clocks.get(key);
  if (known) return known;
  const clock = new BusinessClock({ timeZone, weekly, special });
  clocks.set(key, clock);
  return clock;
}
