import { expect, test } from 'vitest';
import { diskSpace, judge } from './disk-space';

const GB = 1024 ** 3;

test.each([
  [100 * GB, 20 * GB, 'enough'],
  [20 * GB, 80 * GB, 'filling'],
  [0.2 * GB, 99 * GB, 'full'],
  [0.2 * GB, 0.1 * GB, 'full'],
] as const)('%d free and %d used is %s', (freeBytes, usedBytes, state) => {
  expect(judge({ freeBytes, usedBytes }).state).toBe(state);
});

test('this disk is looked at', async () => {
  process.env.DAYBOOK_DATA = '.';
  const space = await diskSpace();
  expect(space?.freeBytes).toBeGreaterThan(0);
  expect(space?.used).toBeLessThanOrEqual(1);
});
