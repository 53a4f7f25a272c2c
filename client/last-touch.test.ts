import { beforeEach, expect, test, vi } from 'vitest';
import { stubWindow } from '@/tests/helpers/tablet';

let local: Map<string, string>;

beforeEach(() => {
  vi.resetModules();
  local = stubWindow().local;
});

/** Another window: its own page, the same storage. */
async function anotherWindow() {
  vi.resetModules();
  return import('./last-touch');
}

test('a touch in one window is one in the other', async () => {
  const busy = await anotherWindow();
  const untouched = await anotherWindow();
  expect(untouched.lastSharedTouch(60_000)).toBe(0);
  busy.shareTouch(50_000);
  expect(untouched.lastSharedTouch(60_000)).toBe(50_000);
});

test('is written every five seconds at most', async () => {
  const { shareTouch, lastSharedTouch } = await anotherWindow();
  for (let at = 50_000; at < 60_000; at += 1_000) shareTouch(at);
  expect(lastSharedTouch(60_000)).toBe(55_000);
});

test('a moment to come, or nonsense, keeps no counter open', async () => {
  const { shareTouch, lastSharedTouch } = await anotherWindow();
  shareTouch(90_000);
  expect(lastSharedTouch(60_000)).toBe(0);
  local.set('daybook-touched', 'x');
  expect(lastSharedTouch(60_000)).toBe(0);
});
