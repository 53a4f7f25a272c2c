import { expect, test } from 'vitest';
import { newsOf } from './unseen-rules';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 30, hour));
const told = (shiftId: string, version: number, change: string, from: number, was?: number) => ({
  ...{ shiftId, version, change, startsAt: at(from) },
  wasStartsAt: was === undefined ? null : at(was),
  wasEndsAt: was === undefined ? null : at(was + 8),
});

test('each shift is told once, as it is now, in order of time', () => {
  const news = newsOf([
    told('late', 2, 'ADDED', 13),
    told('early', 2, 'CHANGED', 9, 8),
    told('early', 3, 'CHANGED', 10, 9),
    told('late', 4, 'CHANGED', 7, 13),
    told('gone', 2, 'ADDED', 6),
    told('gone', 3, 'REMOVED', 6),
  ]);
  expect(news).toEqual([
    told('gone', 3, 'REMOVED', 6),
    // New to whoever never knew of it.
    told('late', 4, 'ADDED', 7),
    // Against what they last knew.
    told('early', 3, 'CHANGED', 10, 8),
  ]);
});

test('what was taken away and given back stands as it was given back', () => {
  expect(newsOf([told('a', 3, 'ADDED', 9), told('a', 2, 'REMOVED', 9)])).toEqual([told('a', 3, 'ADDED', 9)]);
});
