import { expect, test } from 'vitest';
import { leaveTimes } from './leave-rules';

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
