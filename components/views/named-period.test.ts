import { expect, test } from 'vitest';
import { keptQuery } from '@/server/views/view-rules';
import { keepingOn, keepingStretch, onDay, stretchesOf } from './named-period';

test('a month kept by its name is the month of the day it is opened on', () => {
  const kept = keepingStretch('from=2026-11-01&to=2026-11-29&kind=RETURN', 'thisMonth');
  expect(keptQuery(kept)).toBe('days=thisMonth&kind=RETURN');
  expect(keptQuery(onDay(kept, '2026-12-03'))).toBe('from=2026-12-01&kind=RETURN&to=2026-12-03');
});

test('two days without a name stay these two days', () => {
  const query = 'from=2026-11-03&to=2026-11-05';
  expect(stretchesOf(query, '2026-11-29')).toEqual([]);
  expect(onDay(query, '2026-12-03')).toBe(query);
});

test('one end alone, and a name nobody knows, are no stretch', () => {
  expect(stretchesOf('from=2026-11-01', '2026-11-29')).toEqual([]);
  expect(onDay('days=someday&kind=SALE', '2026-11-29')).toBe('kind=SALE');
});

test('on the first of a month, a Monday, today is also this week and this month: whoever keeps it says which', () => {
  expect(stretchesOf('from=2027-02-01&to=2027-02-01', '2027-02-01')).toEqual([
    'today',
    'thisWeek',
    'thisMonth',
  ]);
});

test('a view of this month that is kept anew on a first stays one of this month', () => {
  const asked = 'from=2026-12-01&kind=SALE&to=2026-12-01';
  expect(keepingOn(asked, 'days=thisMonth&kind=RETURN', '2026-12-01')).toBe('kind=SALE&days=thisMonth');
  expect(keepingOn(asked, 'days=lastMonth', '2026-12-01')).toBe('kind=SALE&days=today');
  expect(keepingOn('from=2026-11-03&to=2026-11-05', 'days=lastMonth', '2026-12-01')).toBe(
    'from=2026-11-03&to=2026-11-05',
  );
});
