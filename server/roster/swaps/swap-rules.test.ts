import { expect, test } from 'vitest';
import type { PlanningFacts, ShiftFacts } from '../planning-facts-rules';
import { USUAL_SETTINGS } from '../planning-rules';
import { weekDays } from '../roster-rules';
import { afterSwap, brokenBy, canTake, type SwapTerms, takersOf } from './swap-rules';

const DAY = '2027-03-01';
const at = (hour: number) => new Date(Date.UTC(2027, 2, 1, hour - 8));
const shift = (id: string, personId: string, from: number, to: number): ShiftFacts => ({
  id,
  storeId: 'store',
  personId,
  day: DAY,
  startsAt: at(from),
  endsAt: at(to),
  breakMinutes: 60,
  kind: 'WORK',
});
const terms = (over: Partial<SwapTerms> = {}): SwapTerms => ({
  shiftId: 'a',
  startsAt: at(9),
  endsAt: at(17),
  isPart: false,
  giverId: 'li',
  takerId: 'wang',
  counterShiftId: null,
  partId: 'part',
  ...over,
});
const facts = (shifts: ShiftFacts[], over: Partial<PlanningFacts> = {}): PlanningFacts => ({
  storeId: 'store',
  timeZone: 'Asia/Shanghai',
  days: weekDays(DAY),
  shifts,
  people: ['li', 'wang', 'zhao'].map((id) => ({
    id,
    bornOn: null,
    startsOn: null,
    endsOn: null,
    isOfStore: true,
  })),
  leaves: [],
  settings: { ...USUAL_SETTINGS, minAtOpening: 0 },
  opening: [],
  needs: [],
  ...over,
});
const who = (shifts: readonly ShiftFacts[] | null) =>
  shifts?.map(({ id, personId }) => `${id} ${personId}`).sort();

test('a shift goes over whole, or two change places', () => {
  const shifts = [shift('a', 'li', 9, 17), shift('b', 'wang', 18, 22)];
  expect(who(afterSwap(shifts, terms()))).toEqual(['a wang', 'b wang']);
  expect(who(afterSwap(shifts, terms({ counterShiftId: 'b' })))).toEqual(['a wang', 'b li']);
  expect(afterSwap(shifts, terms({ giverId: 'zhao' }))).toBeNull();
  expect(afterSwap(shifts, terms({ counterShiftId: 'gone' }))).toBeNull();
});

test('a part is the beginning or the end, and the break stays with the longer piece', () => {
  const shifts = [shift('a', 'li', 9, 17)];
  const part = (from: number, to: number) =>
    afterSwap(shifts, terms({ isPart: true, startsAt: at(from), endsAt: at(to) }));
  expect(part(15, 17)).toMatchObject([
    { id: 'a', personId: 'li', startsAt: at(9), endsAt: at(15), breakMinutes: 60 },
    { id: 'part', personId: 'wang', startsAt: at(15), endsAt: at(17), breakMinutes: 0 },
  ]);
  expect(part(9, 14)).toMatchObject([
    { id: 'a', startsAt: at(14), endsAt: at(17), breakMinutes: 0 },
    { id: 'part', breakMinutes: 60 },
  ]);
  for (const [from, to] of [
    [10, 12],
    [9, 17],
    [8, 12],
    [15, 18],
    [17, 17],
  ] as const)
    expect(part(from, to)).toBeNull();
});

test('whoever works then, is on leave or of another store cannot take it; overtime is for somebody to answer', () => {
  const plan = facts([shift('a', 'li', 9, 17), shift('b', 'wang', 16, 20)]);
  expect(canTake(plan, terms())).toBe(false);
  expect(takersOf(plan, terms()).map(({ id }) => id)).toEqual(['zhao']);
  const onLeave = facts(plan.shifts as ShiftFacts[], {
    leaves: [{ personId: 'zhao', startsAt: at(0), endsAt: at(24) }],
  });
  expect(takersOf(onLeave, terms())).toEqual([]);
  const long = facts([shift('a', 'li', 9, 17), shift('b', 'wang', 17, 22)]);
  expect(canTake(long, terms())).toBe(true);
  expect(brokenBy(long, terms())?.map(({ rule }) => rule)).toEqual(['OVERTIME_DAY']);
  // What was so before is not the swap's doing.
  expect(brokenBy(long, terms({ takerId: 'zhao' }))).toEqual([]);
});
