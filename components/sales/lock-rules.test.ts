import { expect, test } from 'vitest';
import { isTakenOver, lockedBy, mineBy } from './lock-rules';

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

test('somebody else coming in in another window locks this one, and nobody else does', () => {
  const li = { personId: 'li', noted: false };
  const of = (personId: string) => [{ id: 'owner', personId }];
  // Left over from before this window's person was noted.
  expect(isTakenOver(of('wang'), mineBy(of('wang'), li))).toBe(false);
  const noted = mineBy(of('li'), li);
  expect(isTakenOver(of('li'), noted)).toBe(false);
  expect(isTakenOver(of('wang'), mineBy(of('wang'), noted))).toBe(true);
  // Nobody's session: what locks then is said by the other rows.
  expect(isTakenOver([{ id: 'toEnd' }], noted)).toBe(false);
});
