import { describe, expect, it } from 'vitest';
import { inMonth, movedDay, parseDay, shownDay, weeksOf } from './calendar-rules';

describe('parseDay', () => {
  it.each([
    ['2026-11-28', 'zh-CN', '2026-11-28'],
    ['2026/1/2', 'zh-CN', '2026-01-02'],
    ['20261128', 'en', '2026-11-28'],
    ['２０２６－１１－２８', 'zh-CN', '2026-11-28'],
    ['11-28', 'zh-CN', '2026-11-28'],
    ['11月28日', 'zh-CN', '2026-11-28'],
    ['28 Nov', 'en', '2026-11-28'],
    ['28 november 2025', 'en', '2025-11-28'],
    ['11/12', 'en', null],
    ['2026-02-30', 'zh-CN', null],
    ['2026-13-01', 'zh-CN', null],
    ['0026-01-01', 'zh-CN', null],
    ['明年', 'zh-CN', null],
    ['', 'zh-CN', null],
  ] as const)('%j in %s is %j', (text, locale, day) => {
    expect(parseDay(text, locale, '2026-07-01')).toBe(day);
  });

  it.each(['zh-CN', 'en'] as const)('reads back what %s shows', (locale) => {
    for (const day of ['2026-11-28', '2026-01-01', '2024-02-29', '2030-12-31'])
      expect(parseDay(shownDay(day, locale), locale, '2026-07-01')).toBe(day);
  });
});

describe('a month', () => {
  it('has whole weeks from Monday', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks[0]?.[0]).toBe('2026-10-26');
    expect(weeks.at(-1)?.at(-1)).toBe('2026-12-06');
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect(weeksOf('2027-02')).toHaveLength(4);
  });

  it('is walked by key', () => {
    expect(movedDay('2026-11-30', 'ArrowRight', false)).toBe('2026-12-01');
    expect(movedDay('2026-11-28', 'ArrowUp', false)).toBe('2026-11-21');
    expect(movedDay('2026-11-28', 'Home', false)).toBe('2026-11-23');
    expect(movedDay('2026-11-28', 'End', false)).toBe('2026-11-29');
    expect(movedDay('2026-01-31', 'PageDown', false)).toBe('2026-02-28');
    expect(movedDay('2024-02-29', 'PageUp', true)).toBe('2023-02-28');
    expect(movedDay('2026-11-28', 'a', false)).toBeNull();
    expect(inMonth('2026-12-31', 2)).toBe('2027-02-28');
  });
});
