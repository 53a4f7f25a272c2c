import { describe, expect, it } from 'vitest';
import { serialNumber } from './serial-number';

describe('serialNumber', () => {
  it.each([
    ['sn-2026 0001', 'SN-20260001'],
    ['ＡＢ１２３', 'AB123'],
    ['356938035643809', '356938035643809'],
  ])('keeps %s as %s', (typed, kept) => expect(serialNumber(typed)).toBe(kept));
  it.each(['', 'A1', '串号123', '-AB12', 'A'.repeat(60)])('takes no %s', (typed) =>
    expect(serialNumber(typed)).toBeNull(),
  );
});
