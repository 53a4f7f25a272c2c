import { dateToDay, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { calendarOf } from './calendar-of';
import { holidaysOfChina } from './holidays-of-china';

/** A store's usual week, a year's special days, and what the State Council said of that year. */
export async function calendarPage(reader: Reader, storeId: string, year: number) {
  const [calendar, named, checked] = await Promise.all([
    calendarOf(reader, storeId),
    reader.storeSpecialDay.findMany({
      where: { storeId, day: { gte: dayToDate(`${year}-01-01`), lte: dayToDate(`${year}-12-31`) } },
      orderBy: { day: 'asc' },
      select: { day: true, name: true },
    }),
    reader.storeCalendarYear.findUnique({ where: { storeId_year: { storeId, year } } }),
  ]);
  const { hours } = calendar.clock;
  return {
    year,
    isAssumed: calendar.isAssumed,
    weekly: hours.weekly.map((windows) => [...windows]),
    days: named.map(({ day, name }) => ({
      day: dateToDay(day),
      name,
      windows: [...(hours.special.get(dateToDay(day)) ?? [])],
    })),
    checkedAt: checked?.checkedAt ?? null,
    publicHolidays: holidaysOfChina(year),
  };
}
