import { expect, test } from 'vitest';
import { dateAsked } from './date-asked';

const day = (typed: string) => dateAsked(typed, '2026-11-29')?.day ?? null;

test('a day is typed in many ways', () => {
  for (const typed of [
    '昨天',
    '昨日 日报',
    'yesterday',
    'Yesterday receipts',
    '11-28',
    '11/28',
    '11月28日',
    '１１月２８',
    '28 Nov',
    'Nov 28',
    '28th november',
    '2026-11-28',
    '2026/11/28',
    '2026年11月28日',
  ])
    expect(day(typed), typed).toBe('2026-11-28');
  expect([day('today'), day('今天'), day('前天'), day('day before yesterday')]).toEqual([
    '2026-11-29',
    '2026-11-29',
    '2026-11-27',
    '2026-11-27',
  ]);
});

test('without a year it is the last such day, and a day that does not exist is none', () => {
  expect(day('12-03')).toBe('2025-12-03');
  expect(day('3 Dec 2026')).toBe('2026-12-03');
  expect(day('2-29')).toBeNull();
  expect(day('29 Feb 2024')).toBe('2024-02-29');
  expect(day('13-40')).toBeNull();
});

test('what is no day is none: codes, numbers of documents and receipts, words', () => {
  for (const typed of ['010005', 'S01-01A-000123', 'TR-000012', '1128', 'ZM-11-28-1', 'november', '沙发', ''])
    expect(day(typed), typed).toBeNull();
});

test('the rest is what else was typed: a store, a word', () => {
  expect(dateAsked('南京店 11月28日', '2026-11-29')).toEqual({ day: '2026-11-28', rest: '南京店' });
  expect(dateAsked('南京店昨天日报', '2026-11-29')).toEqual({ day: '2026-11-28', rest: '南京店 日报' });
});
