import type { Day } from '@/lib/business-day';
import type { FilledRoster, FillProblem } from './fill/problem';
import type { PlanningFacts } from './planning-facts-rules';
import {
  fairTurns,
  standingsOf,
  TURN_KINDS,
  type TurnHistory,
  type TurnKind,
  type TurnsOfKind,
  worthOf,
} from './turn-rules';

/** A turn of duty that was proposed for somebody, and what they had before it. */
export interface GivenTurn {
  kind: TurnKind;
  personId: string;
  days: Day[];
  turns: number;
  /** By their presence, of what all had together, to a tenth. */
  fair: number;
  lastOn: Day | null;
}

const NONE: TurnsOfKind = { turns: 0, chances: 0, lastOn: null };
const ofKind = (histories: ReadonlyMap<string, TurnHistory>, id: string, kind: TurnKind) =>
  histories.get(id)?.[kind] ?? NONE;

/** How far ahead each is with each kind of turn, for the fill. */
export function standingsByKind(
  ids: readonly string[],
  histories: ReadonlyMap<string, TurnHistory>,
  monday: Day,
): Record<TurnKind, Map<string, number>> {
  const of = (kind: TurnKind) => {
    const standings = standingsOf(
      ids.map((id) => ofKind(histories, id, kind)),
      monday,
    );
    return new Map(ids.map((id, at) => [id, standings[at] ?? 0]));
  };
  return { SATURDAY: of('SATURDAY'), CLOSING: of('CLOSING'), HOLIDAY: of('HOLIDAY') };
}

/** Closings that come to somebody for each day at work, for the fill. */
export function closingsPerDay(ids: readonly string[], histories: ReadonlyMap<string, TurnHistory>): number {
  return worthOf(ids.map((id) => ofKind(histories, id, 'CLOSING')));
}

/** The turns among what a fill gave anew, whoever had least first. */
export function turnsGiven(
  problem: FillProblem,
  roster: FilledRoster,
  known: { histories: ReadonlyMap<string, TurnHistory>; facts: PlanningFacts; templates: readonly unknown[] },
): GivenTurn[] {
  return TURN_KINDS.flatMap((kind, index) => {
    const all = problem.people.map(({ id }) => ofKind(known.histories, id, kind));
    const marks = problem.turns?.[index]?.marks ?? [];
    return problem.people
      .flatMap(({ id: personId }, person): GivenTurn[] => {
        const given = (roster[person] ?? []).flatMap((choice, day) =>
          choice !== null &&
          choice < known.templates.length &&
          marks.some((mark) => mark.day === day && mark.kind === choice)
            ? [known.facts.days[day] ?? '']
            : [],
        );
        const own = all[person] ?? NONE;
        const { turns, lastOn } = own;
        const fair = Math.round(fairTurns(all, own) * 10) / 10;
        return given.length > 0 ? [{ kind, personId, days: given, turns, fair, lastOn }] : [];
      })
      .sort((a, b) => a.turns - a.fair - (b.turns - b.fair));
  });
}
