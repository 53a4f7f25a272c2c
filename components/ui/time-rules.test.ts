import { expect, it } from 'vitest';
import { parseTime } from './time-rules';

it.each([
  ['9:41', '09:41'],
  ['09:41', '09:41'],
  ['0941', '09:41'],
  ['941', '09:41'],
  ['9.41', '09:41'],
  ['９：４１', '09:41'],
  ['9点41分', '09:41'],
  ['23:59', '23:59'],
  ['24:00', null],
  ['9:60', null],
  ['9', null],
  ['', null],
  ['noon', null],
])('%s is %s', (text, time) => {
  expect(parseTime(text)).toBe(time);
});
