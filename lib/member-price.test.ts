import { describe, expect, it } from 'vitest';
import { memberPriceOf } from './member-price';

const level = { discountBp: 500 };

describe('memberPriceOf', () => {
  it('is the product’s own, else what the level takes off', () => {
    expect(memberPriceOf({ listPriceFen: 10_000, memberPriceFen: 8_800 }, level)).toBe(8_800);
    expect(memberPriceOf({ listPriceFen: 10_000 }, level)).toBe(9_500);
    // Half a fen goes to the shop.
    expect(memberPriceOf({ listPriceFen: 99 }, level)).toBe(94);
  });

  it('is nobody’s without a level, and never above the shelf', () => {
    expect(memberPriceOf({ listPriceFen: 10_000, memberPriceFen: 8_800 }, null)).toBeNull();
    expect(memberPriceOf({ listPriceFen: 10_000, memberPriceFen: 12_000 }, level)).toBeNull();
    expect(memberPriceOf({ listPriceFen: 10_000 }, { discountBp: 0 })).toBeNull();
    expect(memberPriceOf({ listPriceFen: 0 }, level)).toBeNull();
  });
});
