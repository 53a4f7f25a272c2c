import { expect, test } from 'vitest';
import { leavesOver, minutesAtWork, minutesOnLeave, partsAtWork } from './on-leave-rules';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 30, hour));
const span = (from: number, to: number, personId = 'li') => ({
  personId,
  startsAt: at(from),
  endsAt: at(to),
});
const shift = { ...span(9, 18), breakMinutes: 60 };
const hours = (leaves: ReturnType<typeof span>[]) =>
  partsAtWork(shift, leaves).map(({ from, to }) => [from.getUTCHours(), to.getUTCHours()]);

test('a whole day of leave takes the whole shift', () => {
  const leaves = [span(0, 24)];
  expect(hours(leaves)).toEqual([]);
  expect(minutesAtWork(shift, leaves)).toBe(0);
  expect(minutesOnLeave(shift, leaves)).toBe(480);
});

test('leave in part leaves the rest, at either end or between', () => {
  expect(hours([span(0, 12)])).toEqual([[12, 18]]);
  expect(hours([span(15, 24)])).toEqual([[9, 15]]);
  expect(hours([span(14, 16), span(0, 10)])).toEqual([
    [10, 14],
    [16, 18],
  ]);
  expect(minutesAtWork(shift, [span(15, 24)])).toBe(300);
  expect(minutesOnLeave(shift, [span(15, 24)])).toBe(180);
});

test('leave of somebody else, or that ends when the shift begins, takes nothing', () => {
  const leaves = [span(0, 24, 'wang'), span(0, 9), span(18, 24)];
  expect(leavesOver(shift, leaves)).toEqual([]);
  expect(hours(leaves)).toEqual([[9, 18]]);
  expect(minutesAtWork(shift, leaves)).toBe(480);
});
