import { expect, it } from 'vitest';
import { PERIODS, periodNamed, periodOfDays } from './period-rules';

// A Sunday, the last day of its week.
const TODAY = '2026-11-29';

it.each([
  ['today', '2026-11-29', '2026-11-29'],
  ['yesterday', '2026-11-28', '2026-11-28'],
  ['thisWeek', '2026-11-23', '2026-11-29'],
  ['lastWeek', '2026-11-16', '2026-11-22'],
  ['thisMonth', '2026-11-01', '2026-11-29'],
  ['lastMonth', '2026-10-01', '2026-10-31'],
] as const)('%s goes from %s to %s', (name, from, to) => {
  expect(periodOfDays(name, TODAY)).toEqual({ from, to });
});

it('goes back over the end of a year', () => {
  expect(periodOfDays('lastMonth', '2027-01-01')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  expect(periodOfDays('yesterday', '2027-01-01')).toEqual({ from: '2026-12-31', to: '2026-12-31' });
});

it('calls days by their name, the nearest first', () => {
  for (const name of PERIODS) expect(periodNamed(periodOfDays(name, TODAY), TODAY)).toBe(name);
  expect(periodNamed(periodOfDays('thisWeek', '2026-11-23'), '2026-11-23')).toBe('today');
  expect(periodNamed({ from: '2026-11-02', to: TODAY }, TODAY)).toBeNull();
  expect(periodNamed({ from: '', to: '' }, TODAY)).toBeNull();
});
