import { afterEach, expect, test, vi } from 'vitest';
import { noSession, onNoSession, onSessionBegan, sessionBegan, sessionOfNow } from './no-session';

const heard = vi.fn();
afterEach(() => heard.mockClear());

test('a call that found nobody signed in is heard of, until nobody listens', () => {
  const stop = onNoSession(heard);
  noSession(sessionOfNow());
  expect(heard).toHaveBeenCalledOnce();
  stop();
  noSession(sessionOfNow());
  expect(heard).toHaveBeenCalledOnce();
});

test('the late answer of a session before says nothing of this one', () => {
  const stop = onNoSession(heard);
  const before = sessionOfNow();
  sessionBegan();
  noSession(before);
  expect(heard).not.toHaveBeenCalled();
  stop();
});

test('whoever waits for the next session hears of it, until they stop', () => {
  const stop = onSessionBegan(heard);
  sessionBegan();
  expect(heard).toHaveBeenCalledOnce();
  stop();
  sessionBegan();
  expect(heard).toHaveBeenCalledOnce();
});
