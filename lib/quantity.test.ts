import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decimals,
  decimalsOfMilli,
  fitsDecimals,
  isMilli,
  MAX_MILLI,
  milliFromText,
  milliToText,
} from './quantity';

describe('milliFromText', () => {
  it('reads quantities', () => {
    expect(milliFromText('1.5')).toBe(1500);
    expect(milliFromText('2')).toBe(2000);
    expect(milliFromText('-0.001')).toBe(-1);
    expect(milliFromText('1.500')).toBe(1500);
    expect(milliFromText('1.50000')).toBe(1500);
    expect(milliFromText('３')).toBe(3000);
    expect(milliFromText('-0')).toBe(0);
    expect(milliFromText('9999999.999')).toBe(MAX_MILLI);
  });

  it('refuses what is no quantity', () => {
    for (const bad of ['', '.', 'x', '1.2345', '1,5', '1e3', '10000000', '-10000000', '1 5', '--1']) {
      expect(milliFromText(bad)).toBeNull();
    }
  });

  it('round-trips the whole range', () => {
    fc.assert(
      fc.property(fc.integer({ min: -MAX_MILLI, max: MAX_MILLI }), (milli) => {
        const text = milliToText(milli);
        expect(milliFromText(text)).toBe(milli);
        expect(decimals(text)).toBe(text.split('.')[1]?.length ?? 0);
      }),
    );
  });
});

describe('milliToText', () => {
  it('drops zeros that say nothing', () => {
    expect(milliToText(1500)).toBe('1.5');
    expect(milliToText(-2905)).toBe('-2.905');
    expect(milliToText(-50)).toBe('-0.05');
    expect(milliToText(0)).toBe('0');
  });

  it('refuses fractions of a thousandth and what is out of range', () => {
    expect(() => milliToText(0.5)).toThrow(RangeError);
    expect(() => milliToText(MAX_MILLI + 1)).toThrow(RangeError);
    expect(isMilli(Number.NaN)).toBe(false);
  });
});

describe('decimals', () => {
  it('counts the places that matter', () => {
    expect(decimals('2')).toBe(0);
    expect(decimals('2.0')).toBe(0);
    expect(decimals('2.90')).toBe(1);
    expect(decimals('2.905')).toBe(3);
    expect(decimals('x')).toBeNull();
    expect(decimalsOfMilli(-2950)).toBe(2);
  });

  it('says whether a unit allows a quantity', () => {
    expect(fitsDecimals(1500, 0)).toBe(false);
    expect(fitsDecimals(1500, 1)).toBe(true);
    expect(fitsDecimals(2000, 0)).toBe(true);
  });
});
