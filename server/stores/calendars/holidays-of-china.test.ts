import { expect, test } from 'vitest';
import { daysBetween } from '@/lib/business-day';
import { isStatutoryHoliday } from './holidays-of-china';

const of = (year: number) => daysBetween(`${year}-01-01`, `${year}-12-31`).filter(isStatutoryHoliday);

test('the days that are paid threefold are those of the law, not the weekends around them', () => {
  expect(of(2026).map((day) => day.slice(5))).toEqual([
    '01-01',
    '02-16',
    '02-17',
    '02-18',
    '02-19',
    '04-05',
    '05-01',
    '05-02',
    '06-19',
    '09-25',
    '10-01',
    '10-02',
    '10-03',
  ]);
  expect(of(2025)).toContain('2025-01-28');
  expect(of(2025)).toContain('2025-10-06');
  expect(of(2025)).toHaveLength(13);
});

test('before the law of 2025 there were eleven', () => {
  expect(of(2024)).not.toContain('2024-02-09');
  expect(of(2024)).toHaveLength(11);
});
