import { describe, expect, test } from 'vitest';
import { hasClerkRightsAlone, offlineStop } from './offline-rules';

const rules = { clerksSellOffline: true, offlineSaleLimitFen: 100_000, offlineHours: 24 };
const clerk = { isClerk: true, totalFen: 5_000, unheardMs: 60_000 };

describe('a sale while nobody answers', () => {
  test('is made up to the store’s limit, and not a fen above', () => {
    expect(offlineStop(rules, { ...clerk, totalFen: 100_000 })).toBeNull();
    expect(offlineStop(rules, { ...clerk, totalFen: 100_001 })).toEqual({ why: 'tooMuch', mostFen: 100_000 });
  });

  test('is made for as many hours as the store says', () => {
    expect(offlineStop(rules, { ...clerk, unheardMs: 24 * 3_600_000 })).toBeNull();
    expect(offlineStop(rules, { ...clerk, unheardMs: 24 * 3_600_000 + 1 })).toEqual({
      why: 'tooLong',
      hours: 24,
    });
  });

  test('is not a clerk’s where the store says so; whoever is more goes on', () => {
    const strict = { ...rules, clerksSellOffline: false };
    expect(offlineStop(strict, clerk)).toEqual({ why: 'notClerks' });
    expect(offlineStop(strict, { ...clerk, isClerk: false })).toBeNull();
  });

  test('by what an earlier version kept nothing stops it', () => {
    expect(offlineStop({}, { ...clerk, totalFen: 2_000_000_000, unheardMs: 1e12 })).toBeNull();
  });
});

test('one right more, or none at all, is not a clerk’s', () => {
  expect(hasClerkRightsAlone(['a'], ['a', 'b'])).toBe(true);
  expect(hasClerkRightsAlone(['a', 'c'], ['a', 'b'])).toBe(false);
  expect(hasClerkRightsAlone([], ['a', 'b'])).toBe(false);
});
