import { addDays, type Day } from '@/lib/business-day';
import { buildFillProblem } from '@/server/roster/build-fill-problem';
import { fillRoster } from '@/server/roster/fill/fill-roster';
import type { PlanningFacts } from '@/server/roster/planning-facts-rules';
import { USUAL_SETTINGS } from '@/server/roster/planning-rules';
import { shiftTimes, weekDays } from '@/server/roster/roster-rules';
import { fairTurns, standingsOf, type TurnHistory, type TurnKind } from '@/server/roster/turn-rules';
import { closingsPerDay, standingsByKind } from '@/server/roster/turns-given';

const ZONE = 'Asia/Shanghai';
export const WEEKS = 52;
const FIRST = '2026-01-05';
const TEMPLATES = [
  { id: 'early', startMinute: 540, endMinute: 1_020, breakMinutes: 60 },
  { id: 'late', startMinute: 780, endMinute: 1_260, breakMinutes: 60 },
];
/** Two early, one late; one more on Saturdays. */
const USUAL_NEEDS = { early: 2, late: 1, saturday: 1 };
/** A clock on which a second is over after so many looks. */
const clock = (looks: number) => {
  let at = 0;
  return () => (at++ * 1_000) / looks;
};

/** A holiday on the Wednesday of each fourth week. */
const holidayOf = (week: number, days: readonly Day[]) => (week % 4 === 3 ? days[2] : undefined);

function factsOf(
  days: readonly Day[],
  ids: readonly string[],
  away: ReadonlySet<string>,
  wanted: typeof USUAL_NEEDS,
): PlanningFacts {
  const hour = (day: Day, at: number, people: number) => {
    const { startsAt: from, endsAt: to } = shiftTimes(
      { day, startMinute: at * 60, endMinute: at * 60 + 60 },
      ZONE,
    );
    return { day, from, to, people };
  };
  return {
    storeId: 'store',
    timeZone: ZONE,
    days,
    shifts: [],
    people: ids.map((id) => ({ id, bornOn: null, startsOn: null, endsOn: null, isOfStore: true })),
    leaves: [...away].map((personId) => ({
      personId,
      ...shiftTimes({ day: days[0] ?? '', startMinute: 0, endMinute: 7 * 1_440 }, ZONE),
    })),
    settings: { ...USUAL_SETTINGS, minAtOpening: 0 },
    opening: days.map((day) => {
      const { startsAt, endsAt } = shiftTimes({ day, startMinute: 540, endMinute: 1_260 }, ZONE);
      return { day, from: startsAt, to: endsAt };
    }),
    needs: days.flatMap((day, at) =>
      Array.from({ length: 12 }, (_, index) => {
        const early = index < 8 ? wanted.early + (at === 5 ? wanted.saturday : 0) : 0;
        return hour(day, 9 + index, early + (index >= 4 ? wanted.late : 0));
      }),
    ),
  };
}

/** Who was there when turns of a kind came up, and how many came to them together. */
export interface ToldTurns {
  kind: TurnKind;
  there: string[];
  turns: number;
  monday: Day;
}

/**
 * A store's year of turns: each week is filled by the filler itself, from what the weeks before gave. Who is away a week has neither turns nor
 * chances of it.
 */
export function aYear(
  people: number,
  isAway: (week: number, person: number) => boolean,
  seed: number,
  { wanted = USUAL_NEEDS, looks = 40, tell = (_: ToldTurns): void => undefined } = {},
) {
  const ids = Array.from({ length: people }, (_, at) => `p${at}`);
  const histories = new Map<string, TurnHistory>(
    ids.map((id) => {
      const none = () => ({ turns: 0, chances: 0, lastOn: null });
      return [id, { SATURDAY: none(), CLOSING: none(), HOLIDAY: none() }];
    }),
  );
  for (let week = 0; week < WEEKS; week += 1) {
    const days = weekDays(addDays(FIRST, week * 7));
    const away = new Set(ids.filter((_, person) => isAway(week, person)));
    const holiday = holidayOf(week, days);
    const problem = buildFillProblem({
      facts: factsOf(days, ids, away, wanted),
      templates: TEMPLATES,
      weekMinutes: new Map(),
      standings: standingsByKind(ids, histories, days[0] ?? ''),
      holidays: new Set(holiday ? [holiday] : []),
      closingsPerDay: closingsPerDay(ids, histories),
    });
    const { roster } = fillRoster(problem, { seconds: 1, seed: seed + week, now: clock(looks) });
    const there = ids.filter((id) => !away.has(id));
    const given = { SATURDAY: 0, CLOSING: 0, HOLIDAY: 0 };
    for (const [person, id] of ids.entries()) {
      const own = histories.get(id);
      if (!own || away.has(id)) continue;
      const worked = days.flatMap((day, at) => {
        const kind = roster[person]?.[at] ?? null;
        return kind === null ? [] : [{ day, at, kind }];
      });
      const give = (kind: TurnKind, chances: number, turns: readonly { day: Day }[]) => {
        own[kind].chances += chances;
        own[kind].turns += turns.length;
        given[kind] += turns.length;
        own[kind].lastOn = turns.at(-1)?.day ?? own[kind].lastOn;
      };
      give(
        'SATURDAY',
        1,
        worked.filter(({ at }) => at === 5),
      );
      give(
        'CLOSING',
        worked.length,
        worked.filter(({ kind }) => kind === 1),
      );
      give(
        'HOLIDAY',
        holiday ? 1 : 0,
        worked.filter(({ day }) => day === holiday),
      );
    }
    for (const kind of ['SATURDAY', 'HOLIDAY'] as const)
      if (kind === 'SATURDAY' || holiday) tell({ kind, there, turns: given[kind], monday: days[0] ?? '' });
  }
  return histories;
}

/**
 * The same year by somebody who only has to share out turns of one kind, with nothing else to heed: each time whoever of those there is
 * least ahead has the next. What cannot be fairer for them, who do not know who will be away either, cannot be for the fill.
 */
export function sharedOut(ids: readonly string[], weeks: readonly ToldTurns[]) {
  const all = new Map(ids.map((id) => [id, { turns: 0, chances: 0, lastOn: null as Day | null }]));
  for (const { there, turns, monday } of weeks) {
    const standings = standingsOf([...all.values()], monday);
    const order = ids
      .map((id, at) => ({ id, standing: standings[at] ?? 0 }))
      .filter(({ id }) => there.includes(id))
      .sort((a, b) => a.standing - b.standing);
    for (const [at, { id }] of order.entries()) {
      const own = all.get(id);
      if (!own) continue;
      own.chances += 1;
      if (at >= turns) continue;
      own.turns += 1;
      own.lastOn = monday;
    }
  }
  const list = [...all.values()];
  return apart(list.map((own) => own.turns - fairTurns(list, own)));
}

/** How far the one with most is from the one with least. */
export function apart(off: readonly number[]): number {
  return Math.max(...off) - Math.min(...off);
}

/** Turns each is above what is fair by their presence. */
export function offBy(histories: ReadonlyMap<string, TurnHistory>, kind: TurnKind) {
  const all = [...histories.values()].map((one) => one[kind]);
  return all.map((own) => own.turns - fairTurns(all, own));
}

/** Numbers from 0 to 1, spread evenly: what fast-check draws leans to the ends. */
export function numbers(seed: number): () => number {
  let state = seed + 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
