import { describe, expect, it } from 'vitest';
import { dueMoment, isDueOn, nextDueDay, type RepeatRule, taskState } from './task-rules';

const daily: RepeatRule = { rhythm: 'DAILY', weekdays: [], monthDay: null };
const weekly = (...weekdays: number[]): RepeatRule => ({ rhythm: 'WEEKLY', weekdays, monthDay: null });
const monthly = (monthDay: number): RepeatRule => ({ rhythm: 'MONTHLY', weekdays: [], monthDay });

describe('when a task comes again', () => {
  it('on its weekdays, Sunday too', () => {
    // 2026-11-29 is a Sunday.
    expect(nextDueDay(weekly(7), '2026-11-24')).toBe('2026-11-29');
    expect(nextDueDay(weekly(1, 4), '2026-11-24')).toBe('2026-11-26');
    expect(nextDueDay(weekly(1, 4), '2026-11-30')).toBe('2026-11-30');
  });
  it('on the last day of a month that is too short', () => {
    expect(nextDueDay(monthly(31), '2026-11-01')).toBe('2026-11-30');
    expect(nextDueDay(monthly(29), '2027-02-01')).toBe('2027-02-28');
    expect(nextDueDay(monthly(29), '2028-02-01')).toBe('2028-02-29');
    expect(isDueOn(monthly(30), '2026-10-31')).toBe(false);
  });
  it('of every rule in each year once a day, a week or a month', () => {
    for (let day = 1; day <= 31; day += 1) {
      const months = new Set<string>();
      let at = '2026-01-01';
      while (at < '2027-01-01') {
        at = nextDueDay(monthly(day), at);
        if (at >= '2027-01-01') break;
        expect(months.has(at.slice(0, 7))).toBe(false);
        months.add(at.slice(0, 7));
        at = nextDay(at);
      }
      expect(months.size).toBe(12);
    }
    expect(nextDueDay(daily, '2026-11-24')).toBe('2026-11-24');
  });
});

describe('when it is due', () => {
  const store = { timeZone: 'Asia/Shanghai', dayStartMinute: 240 };
  it('at its minute, or when the day ends at four in the morning', () => {
    expect(dueMoment('2026-11-29', 600, store)).toEqual(new Date('2026-11-29T10:00:00+08:00'));
    expect(dueMoment('2026-11-29', null, store)).toEqual(new Date('2026-11-30T04:00:00+08:00'));
  });
  it('and late from that moment on', () => {
    const dueAt = new Date('2026-11-29T10:00:00Z');
    const of = { doneAt: null, cancelledAt: null, dueAt };
    expect(taskState(of, new Date(dueAt.getTime() - 1))).toBe('open');
    expect(taskState(of, dueAt)).toBe('overdue');
    expect(taskState({ ...of, doneAt: dueAt }, dueAt)).toBe('done');
  });
});

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
