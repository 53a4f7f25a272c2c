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

/** Shifts somebody has not confirmed yet, by store; those of weeks that are over are nobody's business any more. */
export async function countUnseenShifts(
  reader: Reader,
  personId: string,
  storeIds: readonly string[],
  now: Date,
): Promise<Map<string, number>> {
  const rows = await reader.$queryRaw<{ store_id: string; shifts: bigint }[]>`
    SELECT c.store_id, count(DISTINCT c.shift_id) AS shifts FROM roster_change c
    WHERE c.person_id = ${personId}::uuid AND c.store_id = ANY(${[...storeIds]}::uuid[]) AND c.monday >= ${now}::date - 7
      AND NOT EXISTS (SELECT 1 FROM roster_acknowledgement a WHERE a.store_id = c.store_id AND a.monday = c.monday
        AND a.person_id = c.person_id AND a.version >= c.version)
    GROUP BY c.store_id`;
  return new Map(rows.map(({ store_id, shifts }) => [store_id, Number(shifts)]));
}
