import { expect, test } from 'vitest';
import { setRosterSettingsInput } from '@/server/roster/schema';
import { LIMITS, type LimitName, limitOf, limitText } from './limits';

test('hours are typed as hours, and read back as they stand', () => {
  expect(limitOf('dayMinutes', '7.5')).toBe(450);
  expect(limitText('dayMinutes', 450)).toBe('7.5');
  expect(limitOf('weekMinutes', ' 40 ')).toBe(2_400);
  for (const wrong of ['', 'x', '-1', '0.5', '17', '8..5']) expect(limitOf('dayMinutes', wrong)).toBeNull();
  expect(limitOf('daysInARow', '6.5')).toBeNull();
});

test('the form takes what the command takes, no more and no less', () => {
  for (const name of Object.keys(LIMITS) as LimitName[]) {
    const { least, most } = LIMITS[name];
    const field = setRosterSettingsInput.shape[name];
    for (const value of [least, most]) expect(field.safeParse(value).success).toBe(true);
    for (const value of [least - 1, most + 1]) expect(field.safeParse(value).success).toBe(false);
  }
});
