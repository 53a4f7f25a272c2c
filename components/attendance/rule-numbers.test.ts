import { expect, test } from 'vitest';
import { isTooFine, numberOf, numberText, RULE_NUMBERS } from './rule-numbers';

test('rates are typed as people say them, and never less than an hour is worth', () => {
  expect(numberText('workRate', 150)).toBe('1.5');
  expect(numberOf('workRate', '1.5')).toBe(150);
  expect(numberOf('holidayRate', '2.99')).toBe(299);
  expect(numberOf('workRate', '0.5')).toBeNull();
  expect(numberOf('workRate', '1,5')).toBeNull();
  expect(numberOf('workRate', '')).toBeNull();
});

test('every number is read back as it was written, at both ends of its limits', () => {
  for (const name of Object.keys(RULE_NUMBERS) as (keyof typeof RULE_NUMBERS)[]) {
    const { least, most } = RULE_NUMBERS[name];
    for (const value of [least, most]) expect(numberOf(name, numberText(name, value)), name).toBe(value);
    expect(numberOf(name, numberText(name, most + 1)), name).toBeNull();
  }
});

test('a rate finer than hundredths is refused for that, and not for its size', () => {
  expect(isTooFine('workRate', '1.333')).toBe(true);
  expect(isTooFine('workRate', ' 1.3333 ')).toBe(true);
  expect(['1.33', '1.5', '0.5', '11', 'x', ''].filter((text) => isTooFine('workRate', text))).toEqual([]);
  expect(isTooFine('graceMinutes', '1.333')).toBe(false);
  expect(numberOf('workRate', '1.33')).toBe(133);
});
