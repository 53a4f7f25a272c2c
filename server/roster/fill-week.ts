import { addDays, type Day } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { plannedThere } from './alone-rules';
import { buildFillProblem, type FillTemplate, refusalOf } from './build-fill-problem';
import { fillApart } from './fill/fill-apart';
import { planningFactsOf } from './planning-facts-of';
import { ERRORS, type PlanningFacts } from './planning-facts-rules';
import { shiftTimes } from './roster-rules';
import { closingsPerDay, type GivenTurn, standingsByKind, turnsGiven } from './turns-given';
import { holidaysBetween, turnHistories } from './turns-of';

/** Why somebody was not given a shift: an error, a rule of rest or age, or that they have enough of that day or week. */
export const REFUSALS = [...ERRORS, 'MINOR_HOURS', 'SHORT_REST', 'WORKS_THAT_DAY', 'HOURS_FULL'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** A shift that is proposed, and why an hour stays without one. */
export interface FillProposal {
  shifts: { personId: string; day: Day; templateId: string }[];
  /** Days with too few people, and what keeps each person from the template that would help. */
  gaps: { day: Day; templateId: string; refusals: { personId: string; rule: Refusal }[] }[];
  /** Turns of duty among the proposed shifts, and why they came to whom: how many they had, how many had been fair, when the last was. */
  turns: GivenTurn[];
}

/**
 * Proposes shifts for a week's gaps from the store's templates; what is planned stays. Nothing is written: the board puts it as one change,
 * which is undone as one.
 */
export async function fillWeek(
  reader: Reader,
  asked: { storeId: string; monday: Day; seconds: number; seed: number },
): Promise<FillProposal> {
  const { storeId, monday } = asked;
  const [facts, templates] = await Promise.all([
    planningFactsOf(reader, storeId, monday),
    reader.shiftTemplate.findMany({
      where: { storeId, retiredAt: null },
      orderBy: [{ startMinute: 'asc' }, { id: 'asc' }],
      select: { id: true, startMinute: true, endMinute: true, breakMinutes: true },
    }),
  ]);
  if (templates.length === 0) return { shifts: [], gaps: [], turns: [] };
  const ids = facts.people.map(({ id }) => id);
  const [employments, histories] = await Promise.all([
    reader.employment.findMany({
      where: { personId: { in: ids } },
      select: { personId: true, weekMinutes: true },
    }),
    turnHistories(reader, ids, monday, facts.timeZone),
  ]);
  const weekMinutes = new Map(employments.map((one) => [one.personId, one.weekMinutes]));
  const standings = standingsByKind(ids, histories, monday);
  const holidays = new Set(holidaysBetween(monday, addDays(monday, facts.days.length)));
  const perDay = closingsPerDay(ids, histories);
  const problem = buildFillProblem({
    ...{ facts, templates, weekMinutes, standings, holidays },
    closingsPerDay: perDay,
  });
  const { roster } = await fillApart(problem, asked);
  const shifts = problem.people.flatMap(({ id: personId }, person) =>
    facts.days.flatMap((day, at) => {
      const template = templates[roster[person]?.[at] ?? -1];
      return template ? [{ personId, day, templateId: template.id }] : [];
    }),
  );
  return {
    shifts,
    gaps: gapsOf(facts, templates, shifts),
    turns: turnsGiven(problem, roster, { histories, facts, templates }),
  };
}

/** Hours that stay short after it, each with the template that covers it and what keeps everybody from it. */
function gapsOf(
  facts: PlanningFacts,
  templates: readonly FillTemplate[],
  shifts: FillProposal['shifts'],
): FillProposal['gaps'] {
  const planned = plannedThere(facts);
  const gaps = new Map<string, FillProposal['gaps'][number]>();
  for (const { day, from, to, people } of facts.needs) {
    const there = planned.filter((one) => one.from <= from && one.to >= to).length;
    const covering = templates.filter((template) => covers(template, day, from, to, facts.timeZone));
    const proposed = shifts.filter(
      (one) => one.day === day && covering.some(({ id }) => id === one.templateId),
    );
    const [template] = covering;
    if (!template || there + proposed.length >= people) continue;
    const busy = new Set(
      [...shifts, ...facts.shifts].filter((one) => one.day === day).map(({ personId }) => personId),
    );
    gaps.set(`${day} ${template.id}`, {
      day,
      templateId: template.id,
      refusals: facts.people.map((person) => ({
        personId: person.id,
        rule: busy.has(person.id)
          ? 'WORKS_THAT_DAY'
          : (refusalOf(person, day, template, facts) ?? 'HOURS_FULL'),
      })),
    });
  }
  return [...gaps.values()];
}

function covers(template: FillTemplate, day: Day, from: Date, to: Date, timeZone: string): boolean {
  const { startsAt, endsAt } = shiftTimes({ day, ...template }, timeZone);
  return startsAt <= from && endsAt >= to;
}
