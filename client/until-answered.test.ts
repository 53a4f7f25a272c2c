import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { untilAnswered } from './until-answered';

const line = new EventTarget();
const comesBack = () => line.dispatchEvent(new Event('online'));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', line);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('asks again after a second, two, four, until it is answered, and then no more', async () => {
  const ask = vi.fn(async () => {
    if (ask.mock.calls.length < 4) throw new Error('lost');
  });
  untilAnswered(ask);
  await vi.advanceTimersByTimeAsync(999);
  expect(ask).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1 + 2_000 + 4_000);
  expect(ask).toHaveBeenCalledTimes(4);
  comesBack();
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(ask).toHaveBeenCalledTimes(4);
});

test('asks at once when the line is back, and does not wait twice', async () => {
  const ask = vi.fn(() => Promise.reject(new Error('lost')));
  const stop = untilAnswered(ask);
  await vi.advanceTimersByTimeAsync(500);
  comesBack();
  expect(ask).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(ask).toHaveBeenCalledTimes(3);
  stop();
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(ask).toHaveBeenCalledTimes(3);
});

test('waits no longer than half a minute', async () => {
  const ask = vi.fn(() => Promise.reject(new Error('lost')));
  const stop = untilAnswered(ask);
  await vi.advanceTimersByTimeAsync(600_000);
  const before = ask.mock.calls.length;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(ask).toHaveBeenCalledTimes(before + 1);
  stop();
});
