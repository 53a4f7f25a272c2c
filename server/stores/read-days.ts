import { addDays, type Day, dateToDay, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';

/** Who was named to prepare a day's report; null where nobody was, or the day has not begun. */
export async function preparerOfDay(reader: Reader, storeId: string, day: Day): Promise<string | null> {
  const row = await reader.businessDay.findUnique({
    where: { storeId_day: { storeId, day: dayToDate(day) } },
    select: { preparerId: true },
  });
  return row?.preparerId ?? null;
}

/** The earliest open day of a store before this one, at most so many days back. */
export async function openDayBefore(
  reader: Reader,
  storeId: string,
  day: Day,
  daysBack: number,
): Promise<Day | null> {
  const earlier = await reader.businessDay.findFirst({
    where: {
      storeId,
      state: 'OPEN',
      day: { lt: dayToDate(day), gte: dayToDate(addDays(day, -daysBack)) },
    },
    orderBy: { day: 'asc' },
    select: { day: true },
  });
  return earlier ? dateToDay(earlier.day) : null;
}
