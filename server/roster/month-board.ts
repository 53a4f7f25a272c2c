import { addDays, type Day, dateToDay, dayToDate } from '@/lib/business-day';
import { grouped } from '@/lib/grouped';
import type { Reader } from '@/server/platform/db';
import { gapsByDay } from './cover-rules';
import { minutesAtWork, partsAtWork } from './on-leave-rules';
import { planningFactsOn } from './planning-facts-of';
import { changesBetween } from './publishing-rules';
import { mondayOf } from './roster-rules';

/** The days of a month, 'YYYY-MM'. */
export function daysOfMonth(month: string): Day[] {
  const days: Day[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
}

/** A store's month as it is planned: who works which days, how long, who is away, and where somebody is missing. */
export async function monthBoard(reader: Reader, storeId: string, month: string) {
  const days = daysOfMonth(month);
  const [first, last] = [days[0] ?? '', days.at(-1) ?? ''];
  const weeks = { storeId, monday: { gte: dayToDate(mondayOf(first)), lte: dayToDate(last) } };
  const [{ names, ...facts }, templates, planned, published, versions] = await Promise.all([
    planningFactsOn(reader, storeId, days),
    reader.shiftTemplate.findMany({
      where: { storeId },
      select: { id: true, code: true, colour: true, name: true },
    }),
    reader.shift.findMany({ where: weeks, orderBy: [{ startsAt: 'asc' }, { id: 'asc' }] }),
    reader.publishedShift.findMany({ where: weeks, orderBy: { id: 'asc' } }),
    reader.rosterWeek.findMany({ where: { ...weeks, version: { gt: 0 } }, select: { monday: true } }),
  ]);
  const unpublished = new Set(changesBetween(published, planned).map(({ day }) => dateToDay(day)));
  const within = new Set(days);
  const here = planned.filter(({ day }) => within.has(dateToDay(day)));
  const there = here.filter((shift) => partsAtWork(shift, facts.leaves).length > 0);
  const gaps = gapsByDay(facts);
  const shiftsOf = grouped(here, ({ personId }) => personId);
  const elsewhere = facts.shifts.filter((shift) => shift.storeId !== storeId && within.has(shift.day));
  return {
    days: days.map((day) => ({
      day,
      people: new Set(there.filter((one) => dateToDay(one.day) === day).map(({ personId }) => personId)).size,
      missing: gaps.get(day) ?? 0,
      isUnpublished: unpublished.has(day),
    })),
    timeZone: facts.timeZone,
    leaves: facts.leaves,
    templates,
    /** Mondays of weeks that were published at least once. */
    publishedWeeks: versions.map(({ monday }) => dateToDay(monday)),
    people: facts.people
      .filter(({ id, isOfStore }) => isOfStore || shiftsOf.has(id))
      .map(({ id }) => {
        const own = shiftsOf.get(id) ?? [];
        return {
          id,
          name: names.get(id) ?? '',
          minutes: own.reduce((sum, shift) => sum + minutesAtWork(shift, facts.leaves), 0),
          shifts: own.map(({ id: shiftId, day, startsAt, endsAt, kind, templateId, ...shift }) => ({
            ...{ id: shiftId, day: dateToDay(day), startsAt, endsAt, kind, templateId },
            /** None of it is left to work. */
            isAway: partsAtWork({ ...shift, startsAt, endsAt }, facts.leaves).length === 0,
          })),
          /** Days on which another store has them. */
          elsewhere: [...new Set(elsewhere.filter((one) => one.personId === id).map(({ day }) => day))],
        };
      }),
  };
}
