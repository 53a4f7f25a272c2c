import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fenOfMicro, fenTextOfMicro, otherCurrency, readNumber, textOfMicro } from './read-number';

function textOf(cell: string): string {
  const read = readNumber(cell);
  if (read === null) return 'nothing';
  return read === 'unreadable' ? read : textOfMicro(read.micro);
}

describe('readNumber', () => {
  it.each([
    ['12.5', '12.5'],
    ['9.800000000000001', '9.8'],
    ['9.8000000000000007', '9.8'],
    ['0.30000000000000004', '0.3'],
    ['2.6749999999999998', '2.675'],
    ['1234567.1234565', '1234567.123457'],
    ['１２．５', '12.5'],
    ['¥1,234.50', '1234.5'],
    ['￥ 12', '12'],
    ['12.50元', '12.5'],
    ['RMB 12', '12'],
    ["'12", '12'],
    ['\t12 ', '12'],
    ['-5', '-5'],
    ['\u22125', '-5'],
    ['¥-5', '-5'],
    ['-¥5', '-5'],
    ['(5.00)', '-5'],
    ['+5', '5'],
    ['.5', '0.5'],
    ['-.5', '-0.5'],
    ['5.', '5'],
    ['Rs.500', 'unreadable'],
    ['¥.5', 'unreadable'],
    ['1,234,567', '1234567'],
    ['1.234.567', '1234567'],
    ['1.234,50', '1234.5'],
    ['1 234,50', '1234.5'],
    ['1\u00A0234', '1234'],
    ['1.2E-2', '0.012'],
    ['1.5e3', '1500'],
    ['6.195', '6.195'],
    ['0', '0'],
    ['', 'nothing'],
    [' - ', 'nothing'],
    ['无', 'nothing'],
    ['N/A', 'nothing'],
    ['abc', 'unreadable'],
    ['76cm', 'unreadable'],
    ['#N/A', 'unreadable'],
    ['12,50', 'unreadable'],
    ['1,23', 'unreadable'],
    ['95/154', 'unreadable'],
    ['1-2', 'unreadable'],
    ['--5', 'unreadable'],
    ['12 34', 'unreadable'],
    ['.', 'unreadable'],
    ['1.2.3', 'unreadable'],
    ['面议', 'unreadable'],
    ['9'.repeat(61), 'unreadable'],
  ])('%j is %j', (cell, text) => {
    expect(textOf(cell)).toBe(text);
  });

  it.each([
    ['6.195 NOK', '6195', 'NOK'],
    ['35599 NOK', '35599', 'NOK'],
    ['kr. 6.195,-', '6195', 'kr'],
    ['Rs. 500', '500', 'Rs'],
    ['6 195,50 kr', '6195.5', 'kr'],
    ['12,50 €', '12.5', '€'],
    ['$1,234.5', '1234.5', '$'],
    ['SR 1,995', '1995', 'SR'],
    ['99.90 USD', '99.9', 'USD'],
    ['100美元', '100', '美元'],
  ])('%j is %s with the word %s', (cell, text, currency) => {
    expect(textOf(cell)).toBe(text);
    expect(readNumber(cell)).toMatchObject({ currency });
  });

  it('tells percent and counting words', () => {
    expect(readNumber('13%')).toEqual({ micro: 13_000_000n, percent: true });
    expect(readNumber('10 个')).toEqual({ micro: 10_000_000n, piece: true });
  });

  it('reads back every decimal of six places', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (micro) => {
        expect(readNumber(textOfMicro(micro))).toEqual({ micro });
      }),
    );
  });

  it('forgives the noise of any float', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.constantFrom(0.1, 0.01, 0.001),
        (count, step) => {
          const places = step === 0.1 ? 1 : step === 0.01 ? 2 : 3;
          const read = readNumber(String(count * step));
          expect(read).toEqual({ micro: BigInt(count) * 10n ** BigInt(6 - places) });
        },
      ),
    );
  });

  it('never throws and never takes long', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."0123456789.,-+ ¥%kr'()eE\u00A0元"), maxLength: 80 }),
        (cell) => {
          readNumber(cell);
        },
      ),
    );
  });
});

describe('amounts', () => {
  it('rounds prices to the fen and keeps costs', () => {
    expect(fenOfMicro(12_345_000n)).toEqual({ fen: 1235, rounded: true });
    expect(fenOfMicro(12_340_000n)).toEqual({ fen: 1234, rounded: false });
    expect(fenTextOfMicro(9_804_000n)).toBe('980.4');
    expect(fenTextOfMicro(1n)).toBe('0.0001');
    expect(fenTextOfMicro(9_800_000n)).toBe('980');
  });

  it('knows currencies other than the yuan', () => {
    expect(otherCurrency('USD')).toBe('USD');
    expect(otherCurrency('元')).toBeNull();
  });
});
