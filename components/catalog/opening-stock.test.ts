import { expect, test } from 'vitest';
import { readOpening } from './opening-stock';

test('stores with something typed are sent, others are not', () => {
  expect(readOpening({ a: '3', b: '', c: ' 12 ', d: '0' }, 0)).toEqual([
    { storeId: 'a', quantity: '3' },
    { storeId: 'c', quantity: '12' },
  ]);
});

test('what is no quantity of this unit stops the form: it is never read as none', () => {
  for (const text of ['x', '1.5', '-2']) expect(readOpening({ a: text }, 0), text).toBeNull();
  expect(readOpening({ a: '1.5', b: '３' }, 2)).toEqual([
    { storeId: 'a', quantity: '1.5' },
    { storeId: 'b', quantity: '3' },
  ]);
});
