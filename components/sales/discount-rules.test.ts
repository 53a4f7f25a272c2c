import fc from 'fast-check';
import { expect, test } from 'vitest';
import { discountFault, percentOff, saidDiscount } from './discount-rules';

test('85折 and 8.5折 are 15 % off, 9折 is 10 % off, as people say them', () => {
  const said = ['85', '8.5', '9', '95', '88', '85.5', '5', '0.5'].map((text) => percentOff(text, 'left'));
  expect(said).toEqual([1_500, 1_500, 1_000, 500, 1_200, 1_450, 5_000, 9_500]);
});

test('10折 takes nothing off, and what nobody says is no discount', () => {
  expect(['0', '10', '100', '850', '', '.'].map((text) => percentOff(text, 'left'))).toEqual([
    0,
    0,
    null,
    null,
    null,
    null,
  ]);
  expect(['15', '100', '101'].map((text) => percentOff(text, 'off'))).toEqual([1_500, 10_000, null]);
});

test('a discount is said as it is typed', () => {
  expect([1_500, 1_000, 500, 1_450].map((points) => saidDiscount(points, 'left'))).toEqual([
    '85',
    '9',
    '95',
    '85.5',
  ]);
  expect([1_500, 1_250].map((points) => saidDiscount(points, 'off'))).toEqual(['15', '12.5']);
});

test('whatever is said is read back as it was meant', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), (tenths) => {
      const basisPoints = tenths * 10;
      expect(percentOff(saidDiscount(basisPoints, 'off'), 'off')).toBe(basisPoints);
      expect(percentOff(saidDiscount(basisPoints, 'left'), 'left')).toBe(basisPoints);
    }),
  );
});

test('no more comes off than there is, and what nobody says is said to be wrong', () => {
  const amount = (text: string) => discountFault(text, { unit: 'amount', way: 'left', wholeFen: 34_250 });
  expect(['', '10', '342.50', '342.51', '99999.00'].map(amount)).toEqual([
    null,
    null,
    null,
    'aboveWhole',
    'aboveWhole',
  ]);
  const percent = (text: string, way: 'left' | 'off') =>
    discountFault(text, { unit: 'percent', way, wholeFen: 34_250 });
  expect(['', '85', '10', '100', '850'].map((text) => percent(text, 'left'))).toEqual([
    null,
    null,
    null,
    'notSaid',
    'notSaid',
  ]);
  expect(['15', '100', '101'].map((text) => percent(text, 'off'))).toEqual([null, null, 'notSaid']);
});
