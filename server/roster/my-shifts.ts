import { addDays, type Day, dateToDay, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';

/** Somebody's published shifts of all stores from a day on, so many days, and weeks they have not confirmed yet. */
export async function myShifts(reader: Reader, personId: string, from: Day, days: number) {
  const [shifts, told, seen] = await Promise.all([
    reader.publishedShift.findMany({
      where: { personId, day: { gte: dayToDate(from), lt: dayToDate(addDays(from, days)) } },
      orderBy: { startsAt: 'asc' },
    }),
    reader.rosterChange.findMany({
      where: { personId, monday: { gte: dayToDate(addDays(from, -6)) } },
      orderBy: [{ monday: 'asc' }, { version: 'asc' }],
      take: 500,
    }),
    reader.rosterAcknowledgement.findMany({
      where: { personId, monday: { gte: dayToDate(addDays(from, -6)) } },
      orderBy: { version: 'desc' },
      take: 500,
    }),
  ]);
  const unseen = told.filter(
    ({ storeId, monday, version }) =>
      !seen.some(
        (one) =>
          one.storeId === storeId && one.monday.getTime() === monday.getTime() && one.version >= version,
      ),
  );
  return {
    shifts: shifts.map(({ day, monday: _monday, personId: _person, ...shift }) => ({
      ...shift,
      day: dateToDay(day),
    })),
    unseen: unseen.map(({ monday, day, personId: _person, ...change }) => ({
      ...change,
      monday: dateToDay(monday),
      day: dateToDay(day),
    })),
  };
}
