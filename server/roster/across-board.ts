import { type Day, dateToDay, dayToDate } from '@/lib/business-day';
import { grouped } from '@/lib/grouped';
import type { Reader } from '@/server/platform/db';
import { gapsByDay } from './cover-rules';
import { minutesAtWork, partsAtWork } from './on-leave-rules';
import { type NamedFacts, planningFactsOfStores } from './planning-facts-of';
import { judgePlan, subjectOf } from './planning-rules';
import { changesBetween } from './publishing-rules';
import { weekDays } from './roster-rules';

/** A week of several stores: how many are there each day, where somebody is missing, what nobody published or answered for yet. */
export async function acrossBoard(reader: Reader, storeIds: readonly string[], monday: Day) {
  const days = weekDays(monday);
  const of = { storeId: { in: [...storeIds] }, monday: dayToDate(monday) };
  const [facts, weeks, planned, published, overrules] = await Promise.all([
    planningFactsOfStores(reader, storeIds, days),
    reader.rosterWeek.findMany({ where: of, select: { storeId: true, version: true } }),
    reader.shift.findMany({ where: of, orderBy: [{ startsAt: 'asc' }, { id: 'asc' }] }),
    reader.publishedShift.findMany({ where: of, orderBy: { id: 'asc' } }),
    reader.rosterOverrule.findMany({ where: of, select: { storeId: true, rule: true, subject: true } }),
  ]);
  const plannedIn = grouped(planned, ({ storeId }) => storeId);
  const publishedIn = grouped(published, ({ storeId }) => storeId);
  const answered = new Set(overrules.map(({ storeId, rule, subject }) => `${storeId} ${rule} ${subject}`));
  const versions = new Map(weeks.map(({ storeId, version }) => [storeId, version]));
  return {
    days,
    stores: storeIds.flatMap((storeId) => {
      const own = facts.get(storeId);
      if (!own) return [];
      const shifts = plannedIn.get(storeId) ?? [];
      const there = shifts.filter((shift) => partsAtWork(shift, own.leaves).length > 0);
      const gaps = gapsByDay(own);
      const open = judgePlan(own).filter((one) => !answered.has(`${storeId} ${one.rule} ${subjectOf(one)}`));
      return [
        {
          storeId,
          version: versions.get(storeId) ?? 0,
          unpublished: changesBetween(publishedIn.get(storeId) ?? [], shifts).length,
          errors: open.filter(({ severity }) => severity === 'ERROR').length,
          // Missing people stand in their days.
          warnings: open.filter(({ severity, personId }) => severity === 'WARNING' && personId !== null)
            .length,
          days: days.map((day) => ({
            day,
            people: new Set(there.filter((one) => dateToDay(one.day) === day).map(({ personId }) => personId))
              .size,
            missing: gaps.get(day) ?? 0,
          })),
        },
      ];
    }),
    people: inSeveral(planned, facts),
  };
}

/** Whoever has shifts in more than one of these stores: when and where, and how long together. */
function inSeveral(
  planned: readonly {
    storeId: string;
    personId: string;
    day: Date;
    startsAt: Date;
    endsAt: Date;
    breakMinutes: number;
  }[],
  facts: ReadonlyMap<string, NamedFacts>,
) {
  const [any] = facts.values();
  const leavesOf = (storeId: string) => facts.get(storeId)?.leaves ?? [];
  return [...grouped(planned, ({ personId }) => personId)]
    .filter(([, own]) => new Set(own.map(({ storeId }) => storeId)).size > 1)
    .map(([id, own]) => ({
      id,
      name: any?.names.get(id) ?? '',
      minutes: own.reduce((sum, shift) => sum + minutesAtWork(shift, leavesOf(shift.storeId)), 0),
      shifts: own.map((shift) => ({
        storeId: shift.storeId,
        day: dateToDay(shift.day),
        startsAt: shift.startsAt,
        endsAt: shift.endsAt,
        /** None of it is left to work. */
        isAway: partsAtWork(shift, leavesOf(shift.storeId)).length === 0,
      })),
    }));
}
