import { expect, test } from 'vitest';
import { calendarToken } from '@/server/roster/calendar/calendar-link';
import { newToken } from './new-token';

test('a token is as an address writes it, and another each time', () => {
  const made = Array.from({ length: 200 }, newToken);
  expect(made.filter((token) => !calendarToken.safeParse(token).success)).toEqual([]);
  expect(new Set(made).size).toBe(made.length);
});
