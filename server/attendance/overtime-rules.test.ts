import { expect, it } from 'vitest';
import { mostOvertime } from './overtime-rules';

const day = {
  mode: 'CLOCK_WITHIN_APPROVAL' as const,
  isKnown: true,
  clocked: 0,
  isPlanned: true,
  limits: { dayMinutes: 480, overtimeDayMinutes: 60 },
};

it('what can be approved of a day is what its punches show', () => {
  expect(mostOvertime(day)).toBe(0);
  expect(mostOvertime({ ...day, clocked: 45 })).toBe(45);
  expect(mostOvertime({ ...day, clocked: 45, isPlanned: false })).toBe(45);
  expect(mostOvertime({ ...day, clocked: 45, mode: 'BY_CLOCK' })).toBe(45);
});

it('before the day is known, or where approvals count alone, it is what a day can have', () => {
  expect(mostOvertime({ ...day, isKnown: false })).toBe(180);
  expect(mostOvertime({ ...day, mode: 'BY_APPROVAL' })).toBe(180);
  expect(mostOvertime({ ...day, mode: 'BY_APPROVAL', isPlanned: false })).toBe(660);
  expect(mostOvertime({ ...day, isKnown: false, limits: { dayMinutes: 600, overtimeDayMinutes: 240 } })).toBe(
    240,
  );
  expect(mostOvertime({ ...day, mode: 'BY_APPROVAL', clocked: 240 })).toBe(240);
});
