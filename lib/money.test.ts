import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fenFromText,
  fenToDisplay,
  fenToText,
  MAX_FEN,
  mulDiv,
  mulQuantity,
  partOf,
  readAmount,
  roundHalfAwayFromZero,
  shareOut,
  sumFen,
  taxIncluded,
  valueAtCost,
} from './money';

const amount = fc.integer({ min: -MAX_FEN, max: MAX_FEN });
const positive = fc.integer({ min: 1, max: MAX_FEN });

describe('roundHalfAwayFromZero', () => {
  it.each([
    [5, 2, 3],
    [-5, 2, -3],
    [5, -2, -3],
    [1, 3, 0],
    [-1, 3, 0],
    [2, 3, 1],
    [0, 7, 0],
  ])('%i / %i is %i', (numerator, denominator, expected) => {
    expect(roundHalfAwayFromZero(numerator, denominator)).toBe(expected);
  });

  it('mirrors around zero and stays within a half', () => {
    fc.assert(
      fc.property(amount, positive, (numerator, denominator) => {
        const rounded = roundHalfAwayFromZero(numerator, denominator);
        expect(roundHalfAwayFromZero(-numerator, denominator)).toBe(rounded === 0 ? 0 : -rounded);
        const off = 2n * (BigInt(rounded) * BigInt(denominator) - BigInt(numerator));
        expect(off <= BigInt(denominator) && -off <= BigInt(denominator)).toBe(true);
      }),
    );
  });

  it('refuses division by zero and results outside the safe integers', () => {
    expect(() => roundHalfAwayFromZero(1, 0)).toThrow(RangeError);
    expect(() => roundHalfAwayFromZero(2n ** 60n, 1)).toThrow(RangeError);
  });
});

describe('products', () => {
  it('multiplies a price by a quantity, halves away from zero', () => {
    expect(mulQuantity(999, 1500)).toBe(1499);
    expect(mulQuantity(999, -1500)).toBe(-1499);
    expect(mulQuantity(1, 499)).toBe(0);
    expect(mulQuantity(1, 500)).toBe(1);
  });

  it('keeps products above 2^53 exact', () => {
    expect(mulQuantity(999_999_999_999, 9_000_000)).toBe(8_999_999_999_991_000);
    expect(mulDiv(999_999_999_999, 9_999_999_999, 9_999_999_999)).toBe(999_999_999_999);
  });

  it('takes basis points of an amount', () => {
    expect(partOf(9990, 1500)).toBe(1499);
    expect(partOf(-9990, 1500)).toBe(-1499);
    expect(partOf(9990, 10_000)).toBe(9990);
  });

  it('values a quantity at a unit cost of six places', () => {
    expect(valueAtCost('1234.5', 2000)).toBe(2469);
    expect(valueAtCost('0.000001', 9_999_999_999)).toBe(10);
    expect(valueAtCost('-33.333333', 3000)).toBe(-100);
    expect(() => valueAtCost('12,5', 1000)).toThrow(RangeError);
  });
});

describe('taxIncluded', () => {
  it('finds the tax inside a price', () => {
    expect(taxIncluded(11_300, 1300)).toBe(1300);
    expect(taxIncluded(9990, 1300)).toBe(1149);
    expect(taxIncluded(-9990, 1300)).toBe(-1149);
    expect(taxIncluded(9990, 0)).toBe(0);
    expect(() => taxIncluded(1, -1)).toThrow(RangeError);
  });

  it('a return mirrors its sale, and tax never exceeds the amount', () => {
    fc.assert(
      fc.property(positive, fc.integer({ min: 0, max: 10_000 }), (netFen, rateBp) => {
        const tax = taxIncluded(netFen, rateBp);
        expect(tax).toBeGreaterThanOrEqual(0);
        expect(tax).toBeLessThanOrEqual(netFen);
        expect(taxIncluded(-netFen, rateBp)).toBe(tax === 0 ? 0 : -tax);
      }),
    );
  });
});

describe('shareOut', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1, maxLength: 30 });

  it('gives spare fen to the largest remainder, the earlier line first', () => {
    expect(shareOut(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(shareOut(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(shareOut(2, [1, 1, 1])).toEqual([1, 1, 0]);
    expect(shareOut(10, [0, 3, 7])).toEqual([0, 3, 7]);
    expect(shareOut(1, [1, 5, 4])).toEqual([0, 1, 0]);
    expect(shareOut(0, [0, 0])).toEqual([0, 0]);
    expect(shareOut(0, [])).toEqual([]);
  });

  it('adds up exactly, each part within a fen of its exact share, zero weights take nothing', () => {
    fc.assert(
      fc.property(amount, weights, (total, list) => {
        fc.pre(list.some((weight) => weight > 0));
        const parts = shareOut(total, list);
        const sum = list.reduce((acc, weight) => acc + BigInt(weight), 0n);
        expect(parts.reduce((acc, part) => acc + part, 0)).toBe(total);
        parts.forEach((part, line) => {
          const weight = list[line] ?? 0;
          const off = BigInt(part) * sum - BigInt(total) * BigInt(weight);
          expect(off < sum && -off < sum).toBe(true);
          if (weight === 0) expect(part).toBe(0);
        });
        expect(shareOut(-total, list)).toEqual(parts.map((part) => (part === 0 ? 0 : -part)));
      }),
    );
  });

  it('never takes more from a line than the line is worth', () => {
    fc.assert(
      fc.property(weights, fc.nat(), (list, seed) => {
        const sum = list.reduce((acc, weight) => acc + weight, 0);
        fc.pre(sum > 0);
        shareOut(seed % (sum + 1), list).forEach((part, line) => {
          expect(part).toBeLessThanOrEqual(list[line] ?? 0);
        });
      }),
    );
  });

  it('refuses negative weights and sharing over nothing', () => {
    expect(() => shareOut(1, [1, -1])).toThrow(RangeError);
    expect(() => shareOut(1, [0, 0])).toThrow(RangeError);
    expect(() => shareOut(1, [])).toThrow(RangeError);
  });
});

describe('text', () => {
  it('reads what people type and nothing else', () => {
    expect(fenFromText('12.34')).toBe(1234);
    expect(fenFromText(' 12.3 ')).toBe(1230);
    expect(fenFromText('12.')).toBe(1200);
    expect(fenFromText('-0.05')).toBe(-5);
    expect(fenFromText('-0')).toBe(0);
    expect(fenFromText('１２．３４')).toBe(1234);
    expect(fenFromText('1,234.5')).toBe(123_450);
    expect(fenFromText('-¥12,345,678.90')).toBe(-1_234_567_890);
    expect(fenFromText('￥１，２３４')).toBe(123_400);
    for (const bad of [
      '',
      '.',
      '-',
      '12.345',
      '1,23',
      '12,34',
      '1234,567',
      ',123',
      '1.234,5',
      '¥',
      '1e3',
      '12元',
      '.5',
      '1000000000.01',
      'NaN',
    ]) {
      expect(fenFromText(bad)).toBeNull();
    }
  });

  it('round-trips', () => {
    fc.assert(
      fc.property(amount, (fen) => {
        expect(fenFromText(fenToText(fen))).toBe(fen);
      }),
    );
  });

  it('writes for people', () => {
    expect(fenToDisplay(123_450)).toBe('¥1,234.50');
    expect(fenToDisplay(-100_000_005)).toBe('-¥1,000,000.05');
    expect(fenToDisplay(0)).toBe('¥0.00');
    expect(fenToText(-5)).toBe('-0.05');
  });
});

describe('sumFen', () => {
  it('adds and refuses to leave the safe integers', () => {
    expect(sumFen([1, 2, -3])).toBe(0);
    expect(() => sumFen([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
  });
});

describe('readAmount', () => {
  it('says what is wrong with an amount: not readable, too little, too much', () => {
    const drawer = { leastFen: 0, mostFen: 100_000_000 };
    const faults = ['-5', '99999999999', '1000000.01', '1000000', '0', '-0', '', '三百', '1.234', '-'].map(
      (text) => readAmount(text, drawer).fault,
    );
    expect(faults).toEqual([
      'tooLittle',
      'tooMuch',
      'tooMuch',
      null,
      null,
      null,
      null,
      'unreadable',
      'unreadable',
      'unreadable',
    ]);
    expect(readAmount('-5', drawer).fen).toBeNull();
    expect(readAmount('99999999999', drawer).fen).toBeNull();
    expect(readAmount('300.5', drawer)).toEqual({ fen: 30_050, fault: null });
  });

  it('without bounds takes what an amount may be, either side of nothing', () => {
    expect(readAmount('-5')).toEqual({ fen: -500, fault: null });
    expect(readAmount('99999999999').fault).toBe('tooMuch');
    expect(readAmount('-9999999999999999').fault).toBe('tooLittle');
    expect(readAmount('').fen).toBeNull();
  });
});
