import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillRoster } from './fill-roster';
import { judgeRoster } from './judge-roster';
import type { FillProblem, Planned } from './problem';

/** A clock that stands still for as many looks as are given, then is past every end. */
const clockOf = (looks: number) => {
  let left = looks;
  return () => (left-- > 0 ? 0 : Number.MAX_SAFE_INTEGER);
};
const limits = (seed: number, looks = 12) => ({ seconds: 1, seed, now: clockOf(looks) });

const person = (days: number): fc.Arbitrary<Planned> =>
  fc
    .record({
      mostShifts: fc.integer({ min: 2, max: 5 }),
      mostInARow: fc.integer({ min: 2, max: 6 }),
      leastInARow: fc.integer({ min: 1, max: 2 }),
      leastDaysOff: fc.integer({ min: 1, max: 2 }),
      mostWeekends: fc.integer({ min: 0, max: 3 }),
      mostOfKind: fc.tuple(fc.integer({ min: 0, max: days }), fc.integer({ min: 0, max: 3 })),
      targeted: fc.boolean(),
      before: fc.option(
        fc.record({ kind: fc.integer({ min: 0, max: 1 }), daysInARow: fc.integer({ min: 0, max: 7 }) }),
      ),
    })
    .map(({ mostShifts, targeted, ...rules }) => ({
      ...rules,
      id: 'somebody',
      leastMinutes: 0,
      mostMinutes: mostShifts * 480,
      target: targeted ? { minutes: 1920, costPerHour: 2 } : null,
    }));

const problems: fc.Arbitrary<FillProblem> = fc.integer({ min: 1, max: 3 }).chain((weeks) => {
  const days = weeks * 7;
  const day = fc.integer({ min: 0, max: days - 1 });
  const kind = fc.option(fc.integer({ min: 0, max: 1 }));
  return fc.array(person(days), { minLength: 1, maxLength: 6 }).chain((people) => {
    const who = fc.integer({ min: 0, max: people.length - 1 });
    return fc.record({
      days: fc.constant(days),
      periodDays: fc.constantFrom(7, days),
      slotsPerDay: fc.constant(3),
      kinds: fc.constant([
        { id: 'early', minutes: 480, slots: [0, 1], notBefore: [] },
        { id: 'late', minutes: 360, slots: [1, 2], notBefore: [0] },
      ]),
      people: fc.constant(people),
      needs: fc
        .array(
          fc.record({ day, slot: fc.integer({ min: 0, max: 2 }), people: fc.integer({ min: 0, max: 4 }) }),
          { maxLength: 30 },
        )
        .map((needs) => [
          ...new Map(
            needs.map((one) => [`${one.day} ${one.slot}`, { ...one, under: 100, over: 1 }]),
          ).values(),
        ]),
      wishes: fc.array(fc.record({ person: who, day, kind, cost: fc.integer({ min: 0, max: 9 }) }), {
        maxLength: 20,
      }),
      barred: fc
        .array(fc.record({ person: who, day, kind: fc.integer({ min: 0, max: 1 }) }), { maxLength: 20 })
        .map((barred) => [...new Map(barred.map((one) => [JSON.stringify(one), one])).values()]),
    });
  });
});

describe('fillRoster', () => {
  test('breaks no hard rule, and costs what a plain reading says', () => {
    fc.assert(
      fc.property(problems, fc.nat(), (problem, seed) => {
        const { roster, cost, unplannable } = fillRoster(problem, limits(seed));
        const judged = judgeRoster(problem, roster);
        expect(unplannable).toEqual([]);
        expect(judged.broken).toEqual([]);
        expect(cost).toBeCloseTo(judged.cost, 6);
      }),
    );
  });

  test('whoever trades turns of duty still keeps every rule, and no need is met worse', () => {
    const places = fc.array(
      fc.record({ day: fc.integer({ min: 0, max: 6 }), kind: fc.integer({ min: 0, max: 1 }) }),
      { minLength: 1, maxLength: 6 },
    );
    const standings = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 6, maxLength: 6 });
    const turns = fc
      .record({ marks: places, standing: standings, fairPerDay: fc.constantFrom(0, 0.3) })
      .map((turn) => [turn]);
    fc.assert(
      fc.property(problems, turns, fc.nat(), (problem, given, seed) => {
        const { roster, unplannable } = fillRoster({ ...problem, turns: given }, limits(seed));
        expect(unplannable).toEqual([]);
        expect(judgeRoster(problem, roster).broken).toEqual([]);
      }),
    );
  });

  test('the same seed and the same looks at the clock give the same roster', () => {
    fc.assert(
      fc.property(problems, fc.nat(), (problem, seed) => {
        expect(fillRoster(problem, limits(seed))).toEqual(fillRoster(problem, limits(seed)));
      }),
      { numRuns: 20 },
    );
  });

  test('longer looking never costs more', () => {
    fc.assert(
      fc.property(problems, fc.nat(), (problem, seed) => {
        const first = fillRoster(problem, limits(seed, 1)).cost;
        expect(fillRoster(problem, limits(seed, 30)).cost).toBeLessThanOrEqual(first);
      }),
      { numRuns: 30 },
    );
  });

  test('whoever is fixed against a rule keeps what is fixed and is named', () => {
    const problem: FillProblem = {
      days: 7,
      periodDays: 7,
      slotsPerDay: 1,
      kinds: [{ id: 'day', minutes: 480, slots: [0], notBefore: [] }],
      people: [
        {
          id: 'somebody',
          leastMinutes: 0,
          mostMinutes: 480,
          target: null,
          mostInARow: 6,
          leastInARow: 1,
          leastDaysOff: 1,
          mostWeekends: 9,
          mostOfKind: [7],
          before: null,
        },
      ],
      needs: [],
      wishes: [],
      barred: [0, 1].map((day) => ({ person: 0, day, kind: null })),
    };
    const { roster, unplannable } = fillRoster(problem, limits(1));
    expect(unplannable).toEqual([0]);
    expect(roster[0]).toEqual([0, 0, null, null, null, null, null]);
  });
});
