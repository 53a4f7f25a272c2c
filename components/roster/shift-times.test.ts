import { expect, test } from 'vitest';
import { readTimes } from './shift-times';

const faults = (from: string, to: string, pause = '60') => readTimes({ from, to, pause }).faults;

test('times that make a shift; an end before the beginning is on the next day', () => {
  expect(readTimes({ from: '09:00', to: '17:00', pause: '60' }).times).toEqual({
    ...{ startMinute: 540, endMinute: 1_020, breakMinutes: 60 },
  });
  expect(readTimes({ from: '20:00', to: '02:00', pause: '0' }).times?.endMinute).toBe(1_560);
});

test('what is wrong stands at the field it is wrong in', () => {
  expect(faults('', '17:00')).toEqual({ from: 'noStart' });
  expect(faults('09:00', '9')).toEqual({ to: 'noEnd' });
  expect(faults('', '', '')).toEqual({ from: 'noStart', to: 'noEnd', pause: 'noBreak' });
  expect(faults('09:00', '09:00')).toEqual({ to: 'noLength' });
  expect(faults('09:00', '01:30')).toEqual({ to: 'tooLong' });
  expect(faults('09:00', '10:00', '60')).toEqual({ pause: 'breakTooLong' });
  expect(faults('09:00', '17:00', 'x')).toEqual({ pause: 'noBreak' });
});
