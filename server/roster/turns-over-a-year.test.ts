import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  apart,
  aYear,
  numbers,
  offBy,
  sharedOut,
  type ToldTurns,
  WEEKS,
} from '@/tests/helpers/year-of-turns';
import { TURN_KINDS } from './turn-rules';

/** Nobody is further from what is fair by their presence. */
const MOST_OFF = 1;
const mostOff = (histories: ReturnType<typeof aYear>, kind: (typeof TURN_KINDS)[number]) =>
  Math.max(...offBy(histories, kind).map(Math.abs));

test('with nobody away, turns of a year differ by at most one', { timeout: 60_000 }, () => {
  const histories = aYear(6, () => false, 1);
  for (const kind of ['SATURDAY', 'HOLIDAY'] as const) {
    const turns = [...histories.values()].map((one) => one[kind].turns);
    expect([kind, apart(turns)]).toEqual([kind, Math.min(apart(turns), 1)]);
  }
  for (const kind of TURN_KINDS) {
    const off = mostOff(histories, kind);
    expect([kind, off]).toEqual([kind, Math.min(off, MOST_OFF)]);
  }
});

test('over a year of weeks with random leave nobody is a whole turn from what is fair by their presence', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(fc.integer({ min: 6, max: 7 }), fc.nat({ max: 1_000_000 }), (people, seed) => {
      const random = numbers(seed);
      const dice = Array.from({ length: WEEKS * people }, random);
      const histories = aYear(people, (week, person) => (dice[week * people + person] ?? 1) < 0.1, seed);
      for (const kind of TURN_KINDS) {
        const off = mostOff(histories, kind);
        expect([kind, off]).toEqual([kind, Math.min(off, MOST_OFF)]);
      }
    }),
    { numRuns: 4, endOnFailure: true },
  );
});

/** A place after the comma more or less is not a turn. */
const NEARLY = 0.05;

test.each([
  [7, 5],
  [7, 25],
])(
  'of %i people with random leave (%i) no two are more than a turn apart, or no more than turns alone, shared out, would put them',
  {
    timeout: 120_000,
  },
  (people, seed) => {
    const random = numbers(seed * 7_919 + 13);
    const dice = Array.from({ length: WEEKS * people }, random);
    const told: ToldTurns[] = [];
    const histories = aYear(
      people,
      (week, person) => (dice[week * people + person] ?? 1) < 0.1,
      seed * 7_919 + 13,
      {
        looks: 200,
        tell: (turns) => told.push(turns),
      },
    );
    for (const kind of TURN_KINDS) {
      const own = told.filter((one) => one.kind === kind);
      const most = Math.max(1, sharedOut([...histories.keys()], own)) + NEARLY;
      const off = apart(offBy(histories, kind));
      expect([kind, off]).toEqual([kind, Math.min(off, most)]);
    }
  },
);

/** Weeks at the end of the year in which one of four is away, and the other three are all needed on each Saturday. */
const LEAN = 10;

test('where all who are there are needed, nobody can be spared: the year ends no further from fair than those weeks alone put it', {
  timeout: 60_000,
}, () => {
  const [people, needed] = [4, 3];
  const histories = aYear(people, (week, person) => week >= WEEKS - LEAN && person === 0, 3, {
    wanted: { early: 1, late: 1, saturday: 1 },
  });
  const saturdays = [...histories.values()].map(({ SATURDAY }) => SATURDAY);
  const worth =
    saturdays.reduce((sum, { turns }) => sum + turns, 0) /
    saturdays.reduce((sum, { chances }) => sum + chances, 0);
  const before = WEEKS - LEAN;
  // Fair until then, to less than a turn: what anybody could do who does not know who will be away.
  expect(saturdays[0]?.chances).toBe(before);
  const [first = 0, ...others] = offBy(histories, 'SATURDAY');
  const turnsBefore = before * needed;
  const best = {
    first: turnsBefore / people - worth * before,
    others: turnsBefore / people + LEAN - worth * WEEKS,
  };
  // More than one, whoever plans it.
  expect(Math.max(-best.first, best.others)).toBeGreaterThan(MOST_OFF);
  expect(Math.abs(first - best.first)).toBeLessThan(1);
  for (const off of others) expect(Math.abs(off - best.others)).toBeLessThan(1);
});
