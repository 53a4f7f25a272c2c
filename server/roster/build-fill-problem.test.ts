import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '@/lib/business-day';
import { buildFillProblem } from './build-fill-problem';
import { fillRoster } from './fill/fill-roster';
import type { PlanningFacts, ShiftFacts } from './planning-facts-rules';
import { judgePlan, USUAL_SETTINGS } from './planning-rules';
import { shiftTimes, weekDays } from './roster-rules';

const ZONE = 'Asia/Shanghai';
const MONDAY = '2026-11-30';
const DAYS = weekDays(MONDAY);
const TEMPLATES = [
  { id: 'early', startMinute: 540, endMinute: 1_020, breakMinutes: 60 },
  { id: 'late', startMinute: 840, endMinute: 1_320, breakMinutes: 60 },
  { id: 'night', startMinute: 1_320, endMinute: 1_800, breakMinutes: 0 },
];
/** A clock that stands still for eight looks. */
const clock = () => {
  let looks = 8;
  return () => (looks-- > 0 ? 0 : Number.MAX_SAFE_INTEGER);
};

function shiftOf(personId: string, day: string, template: number, storeId = 'store'): ShiftFacts {
  const { startMinute, endMinute, breakMinutes } = TEMPLATES[template] as (typeof TEMPLATES)[number];
  const times = shiftTimes({ day, startMinute, endMinute }, ZONE);
  return {
    id: `${personId} ${day} ${template} ${storeId}`,
    storeId,
    personId,
    day,
    breakMinutes,
    kind: 'WORK',
    ...times,
  };
}

const who = fc.integer({ min: 0, max: 4 }).map((at) => `p${at}`);
const day = fc.integer({ min: -8, max: 7 }).map((at) => addDays(MONDAY, at));
const facts: fc.Arbitrary<PlanningFacts> = fc
  .record({
    given: fc.array(fc.tuple(who, day, fc.integer({ min: 0, max: 2 }), fc.constantFrom('store', 'other')), {
      maxLength: 8,
    }),
    leaves: fc.array(fc.tuple(who, day, fc.integer({ min: 6, max: 60 })), { maxLength: 4 }),
    needs: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 7, maxLength: 7 }),
    minors: fc.boolean(),
  })
  .map(({ given, leaves, needs, minors }) => ({
    storeId: 'store',
    timeZone: ZONE,
    days: DAYS,
    shifts: oneADay(given).map(([personId, on, template, storeId]) =>
      shiftOf(personId, on, template, storeId),
    ),
    people: Array.from({ length: 5 }, (_, at) => ({
      id: `p${at}`,
      bornOn: minors && at === 0 ? '2009-06-01' : null,
      startsOn: null,
      endsOn: at === 1 ? '2026-12-03' : null,
      isOfStore: at !== 4,
    })),
    leaves: leaves.map(([personId, on, hours]) => ({
      personId,
      ...shiftTimes({ day: on, startMinute: 480, endMinute: 480 + hours * 60 }, ZONE),
    })),
    settings: { ...USUAL_SETTINGS, minAtOpening: 0 },
    opening: [],
    needs: DAYS.flatMap((on, at) =>
      Array.from({ length: 12 }, (_, hour) => {
        const { startsAt: from, endsAt: to } = shiftTimes(
          { day: on, startMinute: (9 + hour) * 60, endMinute: (10 + hour) * 60 },
          ZONE,
        );
        return { day: on, from, to, people: needs[at] ?? 0 };
      }),
    ),
  }));

/** Nobody is planned twice on a day to begin with. */
function oneADay<T extends [string, string, ...unknown[]]>(given: T[]): T[] {
  return [...new Map(given.map((one) => [`${one[0]} ${one[1]}`, one])).values()];
}

const NOBODY_AHEAD = { SATURDAY: new Map(), CLOSING: new Map(), HOLIDAY: new Map() };

/** What a fill is never the cause of. */
const NEVER = [
  'LENGTH',
  'OVERLAP',
  'ON_LEAVE',
  'UNDER_AGE',
  'NOT_OF_THE_STORE',
  'NOT_EMPLOYED',
  'SHORT_REST',
  'NO_REST_DAY',
  'MINOR_HOURS',
];

test('a filled week breaks no rule that was not broken before, and leaves what was planned', () => {
  fc.assert(
    fc.property(facts, fc.nat(), (given, seed) => {
      const problem = buildFillProblem({
        facts: given,
        templates: TEMPLATES,
        weekMinutes: new Map(),
        standings: NOBODY_AHEAD,
        holidays: new Set(),
      });
      const { roster, unplannable } = fillRoster(problem, { seconds: 1, seed, now: clock() });
      const added = problem.people.flatMap(({ id }, person) =>
        DAYS.flatMap((on, at) => {
          const kind = roster[person]?.[at] ?? -1;
          return kind >= 0 && kind < TEMPLATES.length ? [shiftOf(id, on, kind)] : [];
        }),
      );
      const skipped = new Set(unplannable.map((person) => problem.people[person]?.id));
      expect(added.filter(({ personId }) => skipped.has(personId))).toEqual([]);
      const taken = new Set(given.shifts.map(({ personId, day: on }) => `${personId} ${on}`));
      expect(added.filter(({ personId, day: on }) => taken.has(`${personId} ${on}`))).toEqual([]);
      const keyOf = (one: { rule: string; personId: string | null; day: string }) =>
        `${one.rule} ${one.personId} ${one.day}`;
      const before = new Set(judgePlan(given).map(keyOf));
      const caused = judgePlan({ ...given, shifts: [...given.shifts, ...added] })
        .filter(({ rule }) => NEVER.includes(rule))
        .map(keyOf)
        .filter((key) => !before.has(key));
      expect(caused).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('who is less ahead with Saturdays is given the next', () => {
  const people = ['p0', 'p1'].map((id) => ({
    id,
    bornOn: null,
    startsOn: null,
    endsOn: null,
    isOfStore: true,
  }));
  const saturday = DAYS[5] ?? '';
  const need = shiftTimes({ day: saturday, startMinute: 600, endMinute: 660 }, ZONE);
  const problem = buildFillProblem({
    facts: {
      storeId: 'store',
      timeZone: ZONE,
      days: DAYS,
      shifts: [],
      people,
      leaves: [],
      opening: [],
      settings: { ...USUAL_SETTINGS, minAtOpening: 0 },
      needs: [{ day: saturday, from: need.startsAt, to: need.endsAt, people: 1 }],
    },
    templates: TEMPLATES.slice(0, 1),
    weekMinutes: new Map(people.map(({ id }) => [id, 0])),
    standings: { ...NOBODY_AHEAD, SATURDAY: new Map([['p0', 2]]) },
    holidays: new Set(),
  });
  // Nobody is there for more hours than agreed; here agreed is what the shift lasts.
  const free = {
    ...problem,
    people: problem.people.map((one) => ({ ...one, mostMinutes: 420, target: null })),
  };
  const { roster } = fillRoster(free, { seconds: 1, seed: 1, now: clock() });
  expect(roster.map((days) => days[5])).toEqual([null, 0]);
});
