import { addDays, type Day, dateToDay, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { leavesOver, minutesAtWork, minutesOnLeave, partsAtWork } from './on-leave-rules';
import { approvedLeaveOf } from './told-shifts';
import { newsOf } from './unseen-rules';

const MOST_TOLD = 500;

/**
 * Somebody's published shifts of all stores from a day on, so many days, each with what leave took of it since, and what they have not confirmed
 * yet: each shift once, in order of time, with the weeks that wait.
 */
export async function myShifts(reader: Reader, personId: string, from: Day, days: number) {
  const span = { from: dayToDate(addDays(from, -1)), to: dayToDate(addDays(from, days + 1)) };
  const weeks = { personId, monday: { gte: dayToDate(addDays(from, -6)) } };
  const [shifts, leaves, told, seen] = await Promise.all([
    reader.publishedShift.findMany({
      where: { personId, day: { gte: dayToDate(from), lt: dayToDate(addDays(from, days)) } },
      orderBy: { startsAt: 'asc' },
    }),
    approvedLeaveOf(reader, [personId], span),
    reader.rosterChange.findMany({
      where: weeks,
      orderBy: [{ monday: 'asc' }, { version: 'asc' }],
      take: MOST_TOLD,
    }),
    reader.rosterAcknowledgement.findMany({ where: weeks, orderBy: { version: 'desc' }, take: MOST_TOLD }),
  ]);
  const unseen = told.filter(
    ({ storeId, monday, version }) =>
      !seen.some(
        (one) =>
          one.storeId === storeId && one.monday.getTime() === monday.getTime() && one.version >= version,
      ),
  );
  return {
    shifts: shifts.map(({ day, monday, personId: _person, ...shift }) => ({
      ...shift,
      day: dateToDay(day),
      monday: dateToDay(monday),
      ...onLeave({ ...shift, personId }, leaves),
    })),
    unseen: newsOf(unseen).map(({ monday: _monday, day, personId: _person, ...change }) => ({
      ...change,
      day: dateToDay(day),
    })),
    weeks: weeksOf(unseen),
  };
}

/** What is left of a shift, and which leave took the rest. */
function onLeave(
  shift: { personId: string; startsAt: Date; endsAt: Date; breakMinutes: number },
  leaves: Awaited<ReturnType<typeof approvedLeaveOf>>,
) {
  return {
    minutes: minutesAtWork(shift, leaves),
    parts: partsAtWork(shift, leaves),
    leaves: leavesOver(shift, leaves).map((leave) => ({
      kind: leave.kind,
      minutes: minutesOnLeave(shift, [leave]),
    })),
  };
}

/** The weeks that wait, each with its highest version. */
function weeksOf(unseen: readonly { storeId: string; monday: Date; version: number }[]) {
  const weeks = new Map<string, { storeId: string; monday: Day; version: number }>();
  for (const { storeId, monday: date, version } of unseen) {
    const monday = dateToDay(date);
    const key = `${storeId} ${monday}`;
    weeks.set(key, { storeId, monday, version: Math.max(version, weeks.get(key)?.version ?? 0) });
  }
  return [...weeks.values()];
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
