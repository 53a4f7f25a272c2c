import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatBasisPoints,
  formatBusinessDay,
  formatBusinessWeek,
  formatCount,
  formatDate,
  formatDateTime,
  formatDuration,
  formatMoney,
  formatMonth,
  formatPeriod,
  formatQuantity,
  formatTime,
} from './format';

describe('money', () => {
  test.each([
    [123450, '¥1,234.50'],
    [0, '¥0.00'],
    [5, '¥0.05'],
    [-5, '−¥0.05'],
    [-123456789, '−¥1,234,567.89'],
    [100000000000, '¥1,000,000,000.00'],
  ])('%i fen is %s', (fen, text) => {
    expect(formatMoney(fen)).toBe(text);
  });

  test('a sign for differences, none for nothing', () => {
    expect(formatMoney(300, { sign: 'always' })).toBe('+¥3.00');
    expect(formatMoney(0, { sign: 'always' })).toBe('¥0.00');
    expect(formatMoney(-300, { sign: 'always' })).toBe('−¥3.00');
  });

  test('what is not whole fen is not shown at all', () => {
    expect(() => formatMoney(0.1)).toThrow(RangeError);
    expect(() => formatMoney(Number.NaN)).toThrow(RangeError);
  });

  test('every amount reads back to itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (fen) => {
        const text = formatMoney(fen).replace('−', '-').replace('¥', '').replaceAll(',', '').replace('.', '');
        expect(Number(text)).toBe(fen);
      }),
    );
  });
});

describe('quantity', () => {
  test.each([
    ['1.5', '1.5'],
    ['1234.500', '1,234.5'],
    ['-0.250', '−0.25'],
    ['-0.000', '0'],
    ['0012', '12'],
    ['10', '10'],
    ['1000000', '1,000,000'],
  ])('%s is %s', (quantity, text) => {
    expect(formatQuantity(quantity)).toBe(text);
  });

  test('a sign for movements', () => {
    expect(formatQuantity('2', { sign: 'always' })).toBe('+2');
    expect(formatQuantity('-2', { sign: 'always' })).toBe('−2');
    expect(formatQuantity('0.0', { sign: 'always' })).toBe('0');
  });

  test('refuses what is no decimal', () => {
    for (const bad of ['', 'abc', '1e3', '1,2', '.5']) expect(() => formatQuantity(bad)).toThrow(RangeError);
  });
});

test('counts and basis points', () => {
  expect(formatCount(12345, 'zh-CN')).toBe('12,345');
  expect(formatCount(-3, 'en')).toBe('−3');
  expect(formatBasisPoints(1300)).toBe('13%');
  expect(formatBasisPoints(1250)).toBe('12.5%');
  expect(formatBasisPoints(-5)).toBe('−0.05%');
  expect(formatBasisPoints(0)).toBe('0%');
});

describe('moments', () => {
  const at = new Date('2026-11-23T01:41:07Z');
  const now = new Date('2026-11-24T00:00:00Z');
  const zh = { locale: 'zh-CN', timeZone: 'Asia/Shanghai' };
  const en = { locale: 'en', timeZone: 'Asia/Shanghai' };

  test('in the zone of the store', () => {
    expect(formatDateTime(at, zh, { now })).toBe('11月23日 周一 09:41');
    expect(formatDateTime(at, en, { now })).toBe('Mon 23 Nov 09:41');
    expect(formatDateTime(at, { ...en, timeZone: 'America/New_York' }, { now })).toBe('Sun 22 Nov 20:41');
    expect(formatTime(at, en, { seconds: true })).toBe('09:41:07');
    expect(formatTime(new Date('2026-11-22T16:00:00Z'), zh)).toBe('00:00');
  });

  test('the year only when it is another one, judged in that zone', () => {
    const newYear = new Date('2026-12-31T16:30:00Z');
    expect(formatDate(newYear, zh, { now: newYear })).toBe('1月1日 周五');
    expect(formatDate(at, zh, { now: newYear })).toBe('2026年11月23日 周一');
    expect(formatDate(at, en, { now: newYear })).toBe('Mon 23 Nov 2026');
    expect(formatDate(at, en, { year: true, now })).toBe('Mon 23 Nov 2026');
    expect(formatDate(new Date('2026-09-01T04:00:00Z'), en, { now })).toBe('Tue 1 Sep');
  });

  test('a business day stays what it is in every zone', () => {
    expect(formatBusinessDay('2026-11-23', 'zh-CN', { now })).toBe('11月23日 周一');
    expect(formatBusinessDay('2026-11-23', 'en', { now })).toBe('Mon 23 Nov');
    expect(() => formatBusinessDay('23.11.2026', 'en')).toThrow(RangeError);
  });

  test('periods', () => {
    expect(formatPeriod('2026-11-01', '2026-11-24', 'zh-CN', { now })).toBe('11月1日 周日 – 11月24日 周二');
    expect(formatPeriod('2025-12-31', '2026-01-01', 'en', { now })).toBe('31 Dec 2025 – 1 Jan 2026');
    expect(formatPeriod('2025-11-29', '2026-11-29', 'zh-CN', { now })).toBe(
      '2025年11月29日 – 2026年11月29日',
    );
    expect(formatPeriod('2026-11-24', '2026-11-24', 'en', { now })).toBe('Tue 24 Nov');
  });

  test('a week by its first and last day, also over the end of a month', () => {
    expect(formatBusinessWeek('2026-11-23', 'zh-CN')).toBe('11月23日–29日');
    expect(formatBusinessWeek('2026-11-30', 'zh-CN')).toBe('11月30日–12月6日');
    expect(formatBusinessWeek('2026-11-23', 'en')).toBe('23–29 Nov');
    expect(formatBusinessWeek('2026-11-30', 'en')).toBe('30 Nov–6 Dec');
    expect(() => formatBusinessWeek('2026-02-30x', 'en')).toThrow(RangeError);
  });

  test('months', () => {
    expect(formatMonth('2026-11', 'zh-CN')).toBe('2026年11月');
    expect(formatMonth('2027-01', 'en')).toBe('Jan 2027');
    expect(() => formatMonth('2026-13', 'en')).toThrow(RangeError);
  });

  test('spans', () => {
    expect(formatDuration(7_500_000, 'zh-CN')).toBe('2 小时 5 分');
    expect(formatDuration(7_500_000, 'en')).toBe('2 h 5 min');
    expect(formatDuration(86_400_000 + 30_000, 'en')).toBe('1 day');
    expect(formatDuration(2 * 86_400_000 + 3_600_000, 'zh-CN')).toBe('2 天 1 小时');
    expect(formatDuration(61_000, 'en')).toBe('1 min');
    expect(formatDuration(42_000, 'en')).toBe('42 s');
    expect(formatDuration(0, 'zh-CN')).toBe('0 秒');
  });
});
