import { expect, test } from 'vitest';
import { proposeCover, type SalesForCover } from './cover-proposal-rules';

const OPEN = [9, 10, 11];
const sales = (over: Partial<SalesForCover> = {}): SalesForCover => ({
  hourly: [
    { day: '2026-11-02', hour: 9, fen: 10_000 },
    { day: '2026-11-02', hour: 10, fen: 40_000 },
    { day: '2026-11-03', hour: 10, fen: 20_000 },
    { day: '2026-11-07', hour: 11, fen: 50_000 },
  ],
  kindOf: (day) => (day === '2026-11-07' ? 'WEEKEND' : 'WORKDAY'),
  openHours: { WORKDAY: OPEN, WEEKEND: OPEN, HOLIDAY: OPEN },
  workedHours: 12,
  minAtDoor: 1,
  ...over,
});
const people = (found: ReturnType<typeof proposeCover>, kind: 'WORKDAY' | 'WEEKEND' | 'HOLIDAY') =>
  found?.hours[kind].map(({ people }) => people);

test('an hour that sells what several sell needs several; an open hour needs one', () => {
  const found = proposeCover(sales());
  // 120,000 fen in twelve hours of work: 10,000 an hour each.
  expect(found).toMatchObject({
    servedFen: 10_000,
    basis: 'ROSTER',
    days: { WORKDAY: 2, WEEKEND: 1, HOLIDAY: 0 },
  });
  expect(people(found, 'WORKDAY')).toEqual([1, 3, 1]);
  expect(people(found, 'WEEKEND')).toEqual([1, 1, 5]);
});

test('a holiday nobody has seen is like a weekend; a door wants its people', () => {
  expect(people(proposeCover(sales({ minAtDoor: 2 })), 'HOLIDAY')).toEqual([2, 1, 5]);
});

test('without a roster one person served each hour; without sales nothing is said', () => {
  expect(proposeCover(sales({ workedHours: 0 }))).toMatchObject({ servedFen: 30_000, basis: 'ONE_PERSON' });
  expect(proposeCover(sales({ hourly: [] }))).toBeNull();
  expect(proposeCover(sales({ hourly: [{ day: '2026-11-02', hour: 9, fen: -500 }] }))).toBeNull();
});
