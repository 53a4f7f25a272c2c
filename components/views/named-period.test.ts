import { expect, test } from 'vitest';
import { keptQuery } from '@/server/views/view-rules';
import { keepingStretch, onDay, stretchOf } from './named-period';

test('a month kept by its name is the month of the day it is opened on', () => {
  const kept = keepingStretch('from=2026-11-01&to=2026-11-29&kind=RETURN', '2026-11-29');
  expect(keptQuery(kept)).toBe('days=thisMonth&kind=RETURN');
  expect(keptQuery(onDay(kept, '2026-12-03'))).toBe('from=2026-12-01&kind=RETURN&to=2026-12-03');
});

test('two days without a name stay these two days', () => {
  const query = 'from=2026-11-03&to=2026-11-05';
  expect(stretchOf(query, '2026-11-29')).toBeNull();
  expect(onDay(keepingStretch(query, '2026-11-29'), '2026-12-03')).toBe(query);
});

test('one end alone, and a name nobody knows, are no stretch', () => {
  expect(stretchOf('from=2026-11-01', '2026-11-29')).toBeNull();
  expect(onDay('days=someday&kind=SALE', '2026-11-29')).toBe('kind=SALE');
});
