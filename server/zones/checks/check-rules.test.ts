import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '@/lib/business-day';
import { isAsked, periodOf } from './check-rules';

test('a week begins on its Monday', () => {
  expect(periodOf('WEEKLY', '2026-11-24')).toBe('2026-11-23');
  expect(periodOf('WEEKLY', '2026-11-23')).toBe('2026-11-23');
  expect(periodOf('WEEKLY', '2026-11-29')).toBe('2026-11-23');
  expect(periodOf('DAILY', '2026-11-29')).toBe('2026-11-29');
});

test('every day has one week, and seven days share it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
      const day = addDays('2000-01-01', days);
      const monday = periodOf('WEEKLY', day);
      expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1);
      expect(monday <= day && day < addDays(monday, 7)).toBe(true);
    }),
  );
});

test('slogans are not looked for in a stockroom, nothing in what is broken', () => {
  expect(isAsked('FLOOR', { floorOnly: true })).toBe(true);
  expect(isAsked('STOCKROOM', { floorOnly: true })).toBe(false);
  expect(isAsked('STOCKROOM', { floorOnly: false })).toBe(true);
  expect(isAsked('DAMAGED', { floorOnly: false })).toBe(false);
});
