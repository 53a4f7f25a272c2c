import { describe, expect, it } from 'vitest';
import { availabilityFor, quantityFault } from './availability-rules';

const rows = [
  { productId: 'p', zoneId: 'floor', onHand: '20', available: '18', sells: true },
  { productId: 'p', zoneId: 'store', onHand: '7', available: '7', sells: true },
  { productId: 'p', zoneId: 'damaged', onHand: '3', available: '3', sells: false },
  { productId: 'q', zoneId: 'floor', onHand: '99', available: '99', sells: true },
];

describe('availabilityFor', () => {
  it('is all that may be sold, or what stands in the zone the line names', () => {
    expect(availabilityFor(rows, { productId: 'p', zoneId: '' })).toEqual({
      onHandMilli: 27_000,
      availableMilli: 25_000,
    });
    expect(availabilityFor(rows, { productId: 'p', zoneId: 'damaged' }).onHandMilli).toBe(3_000);
    expect(availabilityFor(rows, { productId: 'nobody', zoneId: '' }).onHandMilli).toBe(0);
  });
});

describe('quantityFault', () => {
  it.each([
    ['', 0, null],
    ['12', 0, null],
    ['１２', 0, null],
    ['1.5', 0, 'fraction'],
    ['1.5', 3, null],
    ['1.5555', 3, 'unreadable'],
    ['0', 0, 'notPositive'],
    ['-1', 0, 'notPositive'],
    ['19.8*', 0, 'unreadable'],
    ['69012345678921', 0, 'unreadable'],
  ] as const)('%j with %i decimals is %j', (text, decimals, fault) => {
    expect(quantityFault(text, decimals)).toBe(fault);
  });

  it('takes a sign where one is meant', () => {
    expect(quantityFault('-3', 0, true)).toBeNull();
    expect(quantityFault('0', 0, true)).toBe('notPositive');
  });
});
