import { expect, test } from 'vitest';
import { lockedBy } from './lock-rules';

const locked = [{ id: 'toEnd' }, { id: 'locked' }];

test('a window opens unlocked or locked as the tablet says', () => {
  expect(lockedBy([], undefined)).toBe(false);
  expect(lockedBy([{ id: 'toEnd' }], undefined)).toBe(false);
  expect(lockedBy(locked, undefined)).toBe(true);
});

test('a lock in one window is one in all', () => {
  expect(lockedBy(locked, false)).toBe(true);
});

test('a PIN in one window opens no other', () => {
  expect(lockedBy([], true)).toBe(true);
  expect(lockedBy([], false)).toBe(false);
});
