import { atMinute, type Day } from '@/lib/business-day';
import { type PlanInStore, plannedThere } from './alone-rules';
import type { Finding, PlanningFacts } from './planning-facts-rules';

/** How long after opening and before closing it is looked who is there, ms. */
const AT_THE_DOOR_MS = 15 * 60_000;

/** Hours of a day with too few people, those that follow on each other as one. */
export function coverOf(facts: PlanningFacts): Finding[] {
  const found: Extract<Finding, { rule: 'COVER_MISSING' | 'ALONE_AT_OPENING' | 'ALONE_AT_CLOSING' }>[] = [];
  for (const { day, from, to, people } of facts.needs) {
    const there = fewestBetween(from, to, facts);
    if (there >= people) continue;
    const last = found.at(-1);
    const goesOn =
      last &&
      last.day === day &&
      last.to.getTime() === from.getTime() &&
      last.people - last.there === people - there;
    if (goesOn) last.to = to;
    else
      found.push({
        severity: 'WARNING',
        rule: 'COVER_MISSING',
        personId: null,
        day,
        from,
        to,
        there,
        people,
      });
  }
  return found;
}

/** Each hour that needs people: how many are there at its emptiest moment. */
export function coverByHour(
  facts: Pick<PlanningFacts, 'needs'> & PlanInStore,
): { day: Day; from: Date; there: number; people: number }[] {
  return facts.needs.map(({ day, from, to, people }) => ({
    day,
    from,
    people,
    there: fewestBetween(from, to, facts),
  }));
}

/** Who opens and who shuts. */
export function doorOf(facts: PlanningFacts): Finding[] {
  const { minAtOpening } = facts.settings;
  return facts.opening.flatMap(({ day, from, to }) => {
    const opens = { from, to: new Date(from.getTime() + AT_THE_DOOR_MS) };
    const shuts = { from: new Date(to.getTime() - AT_THE_DOOR_MS), to };
    return (
      [
        ['ALONE_AT_OPENING', opens],
        ['ALONE_AT_CLOSING', shuts],
      ] as const
    ).flatMap(([rule, span]): Finding[] => {
      const there = fewestBetween(span.from, span.to, facts);
      if (there >= minAtOpening) return [];
      return [{ severity: 'WARNING', rule, personId: null, day, ...span, there, people: minAtOpening }];
    });
  });
}

/** The fewest people who are there for customers at any moment of a span. */
export function fewestBetween(from: Date, to: Date, plan: PlanInStore): number {
  const inStore = plannedThere(plan).filter((one) => one.from < to && one.to > from);
  const moments = [from, ...inStore.map((one) => one.to).filter((end) => end < to)];
  return Math.min(
    ...moments.map(
      (moment) =>
        new Set(
          inStore.filter((one) => one.from <= moment && one.to > moment).map(({ personId }) => personId),
        ).size,
    ),
  );
}

/** The hours of a day as moments, by the store's clock. */
export function needsOf(
  day: Day,
  cover: readonly { hour: number; people: number }[],
  timeZone: string,
): PlanningFacts['needs'] {
  return cover
    .filter(({ people }) => people > 0)
    .toSorted((a, b) => a.hour - b.hour)
    .map(({ hour, people }) => ({
      day,
      from: atMinute(day, timeZone, hour * 60),
      to: atMinute(day, timeZone, (hour + 1) * 60),
      people,
    }));
}

/** Of each day that lacks somebody, at its emptiest or at its door, how many. */
export function gapsByDay(facts: PlanningFacts): Map<Day, number> {
  const gaps = new Map<Day, number>();
  for (const found of [...coverOf(facts), ...doorOf(facts)])
    if (found.personId === null)
      gaps.set(found.day, Math.max(gaps.get(found.day) ?? 0, found.people - found.there));
  return gaps;
}
