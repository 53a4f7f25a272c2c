import { expect, test } from 'vitest';
import { fieldTextOf, instantOf } from './local-time-rules';

test('a typed time is of the store, wherever the browser stands', () => {
  expect(instantOf('2026-11-23T09:05', 'Asia/Shanghai')).toEqual(new Date('2026-11-23T01:05:00Z'));
  expect(instantOf('2026-11-23T09:05', 'Asia/Urumqi')).toEqual(new Date('2026-11-23T03:05:00Z'));
  expect(instantOf('', 'Asia/Shanghai')).toBeNull();
});

test('an instant becomes the field again', () => {
  for (const text of ['2026-11-23T00:00', '2026-11-23T09:05', '2026-12-31T23:59']) {
    const instant = instantOf(text, 'Asia/Urumqi');
    expect(instant && fieldTextOf(instant, 'Asia/Urumqi')).toBe(text);
  }
});
