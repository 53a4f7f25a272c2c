import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixedPriceOf } from '@/server/sales/rules';
import {
  afterDiscount,
  type DiscountUnit,
  discountFault,
  percentOff,
  readDiscount,
  saidDiscount,
  USUAL_DISCOUNTS,
} from './discount-rules';

test('85折 and 8.5折 are 15 % off, 9折 is 10 % off, as people say them', () => {
  const said = ['85', '8.5', '9', '95', '88', '85.5', '5', '0.5'].map((text) => percentOff(text, 'left'));
  expect(said).toEqual([1_500, 1_500, 1_000, 500, 1_200, 1_450, 5_000, 9_500]);
});

test('10折 takes nothing off, 0折 is said by nobody, and what nobody says is no discount', () => {
  expect(['0', '10', '100', '850', '', '.'].map((text) => percentOff(text, 'left'))).toEqual([
    null,
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

test('the buttons of a shop are what is typed, and take off the same in both languages', () => {
  const off = (way: 'left' | 'off') => USUAL_DISCOUNTS[way].map((text) => percentOff(text, way));
  expect(off('left')).toEqual([500, 1_000, 1_200, 2_000]);
  expect(off('off')).toEqual(off('left'));
});

const asked = (unit: DiscountUnit, wholeFen = 19_900) => ({ unit, way: 'left' as const, wholeFen });

test('a fixed price is what leads to it: more than the goods cost or nothing at all is none', () => {
  expect(readDiscount('150', asked('fixed'))).toEqual({ kind: 'amount', fen: 4_900, fixedFen: 15_000 });
  expect(readDiscount('199', asked('fixed'))).toBeNull();
  const fault = (text: string) => discountFault(text, asked('fixed'));
  expect(['199.01', '0', '0.00', '0.01', ''].map(fault)).toEqual([
    'fixedAbove',
    'fixedNothing',
    'fixedNothing',
    null,
    null,
  ]);
  expect(readDiscount('0', asked('fixed'))).toBeUndefined();
});

test('a fixed price is said while it is what is paid, and no longer', () => {
  const discount = readDiscount('150', asked('fixed')) ?? null;
  if (discount === null) throw new Error('a discount');
  expect(afterDiscount(19_900, discount)).toBe(15_000);
  expect(fixedPriceOf(discount, 19_900)).toBe(15_000);
  expect(fixedPriceOf(discount, 39_800)).toBeNull();
  expect(fixedPriceOf({ kind: 'amount', fen: 4_900 }, 19_900)).toBeNull();
});

test('what stands at fixed prices stays: a price for everything includes it, a part is of the rest', () => {
  const beside = { ...asked('fixed', 10_000), keptFen: 5_000 };
  expect(readDiscount('140', beside)).toEqual({ kind: 'amount', fen: 1_000, fixedFen: 14_000 });
  expect(discountFault('49.99', beside)).toBe('fixedBelowKept');
  expect(discountFault('150.01', beside)).toBe('fixedAbove');
  for (const unit of ['percent', 'amount', 'fixed'] as const)
    expect(discountFault('9', { ...asked(unit, 0), keptFen: 5_000 })).toBe('allFixed');
});

test('nothing typed is no discount, whatever is chosen', () => {
  for (const unit of ['percent', 'amount', 'fixed'] as const)
    expect(readDiscount('', asked(unit))).toBeUndefined();
  expect(readDiscount('8.5', asked('percent'))).toEqual({ kind: 'percent', basisPoints: 1_500 });
  expect(readDiscount('10', asked('percent'))).toBeNull();
  expect(readDiscount('10', asked('amount'))).toEqual({ kind: 'amount', fen: 1_000 });
  expect(readDiscount('0', asked('amount'))).toBeNull();
});
