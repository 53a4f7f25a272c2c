import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyPadKey, type PadKey, padKeyFor } from './number-pad';

const money = { decimals: 2 };
const type = (keys: PadKey[], limits: Parameters<typeof applyPadKey>[2] = money) =>
  keys.reduce((entry, key) => applyPadKey(entry, key, limits), '');

describe('number pad', () => {
  test('types an amount', () => {
    expect(type(['1', '2', '.', '5'])).toBe('12.5');
    expect(type(['5', '00'])).toBe('500');
    expect(type(['.', '5'])).toBe('0.5');
  });

  test('ignores what would break the limits', () => {
    expect(type(['1', '.', '2', '3', '4'])).toBe('1.23');
    expect(type(['1', '.', '.', '2'])).toBe('1.2');
    expect(type(['1', '.', '5'], { decimals: 0 })).toBe('15');
    expect(type(['1', '2', '3'], { decimals: 0, wholeDigits: 2 })).toBe('12');
    expect(type(['9', '00'], { decimals: 0, wholeDigits: 2 })).toBe('90');
  });

  test('no leading zeros in a number, all of them in a PIN', () => {
    expect(type(['0', '0', '7'])).toBe('7');
    expect(type(['00'])).toBe('0');
    expect(type(['0', '0', '7'], { decimals: 0, wholeDigits: 6, literal: true })).toBe('007');
  });

  test('corrects', () => {
    expect(type(['1', '2', 'back'])).toBe('1');
    expect(type(['back'])).toBe('');
    expect(type(['1', '2', 'clear'])).toBe('');
    expect(type(['1', 'enter'])).toBe('1');
  });

  test('whatever is pressed, the entry stays a number within its limits', () => {
    const keys = fc.constantFrom<PadKey>('0', '1', '5', '9', '00', '.', 'back', 'clear', 'enter');
    fc.assert(
      fc.property(fc.array(keys), (pressed) => {
        expect(type(pressed, { decimals: 2, wholeDigits: 5 })).toMatch(/^(\d{1,5}(\.\d{0,2})?)?$/);
      }),
    );
  });

  test('hardware keys', () => {
    expect(padKeyFor('7')).toBe('7');
    expect(padKeyFor(',')).toBe('.');
    expect(padKeyFor('Backspace')).toBe('back');
    expect(padKeyFor('Delete')).toBe('clear');
    expect(padKeyFor('Enter')).toBe('enter');
    for (const other of ['a', 'F5', 'Tab', '10', '']) expect(padKeyFor(other)).toBeNull();
  });
});
