import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slipsToCount } from './payment-rules';
import { sensibleCash } from './rules';

test('exact, then the next fifty, hundred, five hundred and thousand, each once', () => {
  expect(sensibleCash(12_340)).toEqual([12_340, 15_000, 20_000, 50_000, 100_000]);
  expect(sensibleCash(10_000)).toEqual([10_000, 50_000, 100_000]);
  expect(sensibleCash(724_000)).toEqual([724_000, 725_000, 730_000, 750_000, 800_000]);
  expect(sensibleCash(0)).toEqual([]);
});

test('nobody is offered more than fifty thousand in notes', () => {
  expect(sensibleCash(4_951_000)).toEqual([4_951_000, 4_955_000, 4_960_000, 5_000_000]);
  expect(sensibleCash(5_000_001)).toEqual([]);
});

test('what is offered covers the total, grows, and comes once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6_000_000 }), (totalFen) => {
      const sums = sensibleCash(totalFen);
      expect(sums).toEqual([...new Set(sums)].sort((one, other) => one - other));
      for (const sum of sums) expect(sum).toBeGreaterThanOrEqual(totalFen);
      for (const sum of sums.slice(1)) expect(sum % 5_000).toBe(0);
    }),
  );
});

test('a count asks for the slips of what the store takes, and of what it took before that was switched off', () => {
  expect(slipsToCount(['CASH', 'WECHAT'], [])).toEqual(['WECHAT']);
  expect(slipsToCount(['CASH', 'WECHAT'], ['CARD', 'CASH'])).toEqual(['WECHAT', 'CARD']);
  expect(slipsToCount([], ['ALIPAY'])).toEqual(['ALIPAY']);
});
