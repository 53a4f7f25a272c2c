import { expect, test } from 'vitest';
import { leaveTimes, takenOfYears } from './leave-rules';

const by = { timeZone: 'Asia/Shanghai', dayMinutes: 480, holidays: new Set(['2026-10-01']) };
const minutes = (fromDay: string, toDay: string, part: 'WHOLE' | 'MORNING' | 'AFTERNOON' = 'WHOLE') =>
  leaveTimes({ fromDay, toDay, part }, by).minutes;

test('a week is five days, a public holiday none', () => {
  expect(minutes('2026-11-30', '2026-12-06')).toBe(2_400);
  expect(minutes('2026-11-30', '2026-12-07')).toBe(2_880);
  expect(minutes('2026-09-30', '2026-10-02')).toBe(960);
  expect(minutes('2026-12-05', '2026-12-06')).toBe(960);
});

test('half a day ends or begins at noon; hours are as long as they are, a day at most', () => {
  expect(leaveTimes({ fromDay: '2026-12-01', toDay: '2026-12-01', part: 'MORNING' }, by)).toEqual({
    startsAt: new Date('2026-11-30T16:00:00Z'),
    endsAt: new Date('2026-12-01T04:00:00Z'),
    minutes: 240,
  });
  expect(minutes('2026-12-01', '2026-12-01', 'AFTERNOON')).toBe(240);
  const hours = { fromDay: '2026-12-01', toDay: '2026-12-01', part: 'HOURS' as const };
  expect(leaveTimes({ ...hours, fromMinute: 540, toMinute: 660 }, by).minutes).toBe(120);
  expect(leaveTimes({ ...hours, fromMinute: 0, toMinute: 1_440 }, by).minutes).toBe(480);
});

test('over New Year each year gives the days that lie in it', () => {
  const holidays = new Set(['2027-01-01']);
  const taken = (fromDay: string, toDay: string, minutes: number) =>
    takenOfYears({ fromDay, toDay, minutes }, holidays);
  expect(taken('2026-12-30', '2027-01-06', 3_360)).toEqual([
    { year: 2026, minutes: 960 },
    { year: 2027, minutes: 2_400 },
  ]);
  expect(taken('2026-12-30', '2027-01-01', 960)).toEqual([{ year: 2026, minutes: 960 }]);
  expect(taken('2027-01-01', '2027-01-01', 1)).toEqual([{ year: 2027, minutes: 1 }]);
  const [old, now] = taken('2026-12-31', '2027-01-05', 1_001);
  expect((old?.minutes ?? 0) + (now?.minutes ?? 0)).toBe(1_001);
});
