import { expect, test } from 'vitest';
import { lineLimit } from './line-limit.mjs';

test('an address has so many lines a while, others have theirs, and what was left out is counted', () => {
  let now = 0;
  const may = lineLimit(() => now, 3, 1_000);
  const written = Array.from({ length: 50 }, () => may('10.0.0.1')).filter(({ write }) => write);
  expect(written).toHaveLength(3);
  expect(may('10.0.0.2')).toEqual({ write: true, leftOut: 0 });
  now = 1_000;
  expect(may('10.0.0.1')).toEqual({ write: true, leftOut: 47 });
});
