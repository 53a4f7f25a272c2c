import { expect, test } from 'vitest';
import { sensibleCash } from '@/server/tills/rules';
import { isOddCash, isOddQuantity } from './sanity-rules';

test('twenty above what is there, and not one more', () => {
  expect(isOddQuantity(32_000, 12_000)).toBe(false);
  expect(isOddQuantity(32_001, 12_000)).toBe(true);
  expect(isOddQuantity(20_000, null)).toBe(false);
  expect(isOddQuantity(21_000, -5_000)).toBe(true);
  expect(isOddQuantity(690_032_000, 40_000)).toBe(true);
});

test('the notes people hand over, and what nobody does', () => {
  for (const fen of [3_688, 4_000, 5_000, 10_000]) expect(isOddCash(fen, 3_688)).toBe(false);
  for (const fen of sensibleCash(3_688)) expect(isOddCash(fen, 3_688)).toBe(false);
  expect(isOddCash(20_000, 3_688)).toBe(true);
  expect(isOddCash(5_100_000, 5_000_100)).toBe(true);
  expect(isOddCash(5_010_000, 5_000_100)).toBe(false);
  expect(isOddCash(6_900_324_000, 3_688)).toBe(true);
});
