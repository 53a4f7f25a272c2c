import { describe, expect, test } from 'vitest';
import { multiplied, multiplierOf, NO_RUN, pushKey, type Run, scanOf } from './scan-buffer';

const CODE = '6901234567892';

/** Keys with a gap before each, and a gap before Enter. */
function keys(text: string, gaps: number | ((place: number) => number), run: Run = NO_RUN): Run {
  const gapOf = typeof gaps === 'number' ? () => gaps : gaps;
  return [...text].reduce(
    (before, key, place) => pushKey(before, key, (before.times.at(-1) ?? 0) + gapOf(place)),
    run,
  );
}
const scanned = (run: Run, enterMs = 10, more: object = {}) =>
  scanOf({ run, at: (run.times.at(-1) ?? 0) + enterMs, ...more });

describe('a scan', () => {
  test('quick keys and Enter', () => {
    expect(scanned(keys(CODE, 10))).toBe(CODE);
  });

  test.each([110, 150, 220, 350])('a slow scanner with a key every %s ms', (gap) => {
    expect(scanned(keys('690123', gap), gap)).toBe('690123');
    expect(scanned(keys(CODE, gap), gap)).toBe(CODE);
  });

  test('keys in lumps, from a page that was busy', () => {
    const lumps = (place: number) => (place === 4 || place === 9 ? 700 : 12);
    expect(
      scanned(
        keys('690123456', (place) => (place === 5 ? 180 : 12)),
        300,
      ),
    ).toBe('690123456');
    const isKnown = (code: string) => code === CODE;
    expect(scanned(keys(CODE, lumps), 400, { isKnown })).toBe(CODE);
  });

  test('so many digits are a code however they came: never a quantity or an amount', () => {
    const byHand = (place: number) => 120 + ((place * 97) % 400);
    expect(scanned(keys(CODE, byHand), 500)).toBe(CODE);
    expect(scanned(keys('69012345', byHand), 500)).toBe('69012345');
  });

  test('right after something was typed: the code alone', () => {
    const run = keys(CODE, (place) => (place === 0 ? 600 : 10), keys('12', 200));
    expect(scanned(run)).toBe(CODE);
    expect(scanned(run, 10, { isKnown: (code: string) => code === CODE })).toBe(CODE);
  });
});

describe('typing', () => {
  test.each(['12', '199.5', '1000', '12345', '3688.00'])('%s by hand', (text) => {
    const byHand = (place: number) => 140 + ((place * 83) % 230);
    expect(scanned(keys(text, byHand), 300)).toBeNull();
  });

  test('two characters, or a pause before Enter', () => {
    expect(scanned(keys('12', 10))).toBeNull();
    expect(scanned(keys(CODE, 10), 2_500)).toBeNull();
  });

  test('words in a field stay words', () => {
    const byHand = (place: number) => 110 + ((place * 71) % 260);
    expect(scanned(keys('customer-asked', byHand), 300, { inWords: true })).toBeNull();
  });

  test('a pause starts anew', () => {
    expect(keys('4', 3_000, keys('690', 10)).text).toBe('4');
  });
});

test('5* is five of the next', () => {
  expect(multiplierOf('5*')).toBe('5');
  expect(multiplierOf('1.5＊')).toBe('1.5');
  expect(multiplierOf('5')).toBeNull();
});

test('how many and which code in one go', () => {
  expect(multiplied('5*6901234567892')).toEqual({ times: '5', code: '6901234567892' });
  expect(multiplied(' 12＊ 沙发 ')).toEqual({ times: '12', code: '沙发' });
  expect(multiplied('5*')).toEqual({ times: null, code: '5*' });
  expect(multiplied(' SF-1*2 ')).toEqual({ times: null, code: 'SF-1*2' });
});
