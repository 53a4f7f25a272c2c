import { expect, test } from 'vitest';
import { rangeBetween } from './selection-rules';

const keys = ['a', 'b', 'c', 'd'];

test('from one row to another is the same both ways', () => {
  expect(rangeBetween(keys, 'b', 'd')).toEqual(['b', 'c', 'd']);
  expect(rangeBetween(keys, 'd', 'b')).toEqual(['b', 'c', 'd']);
  expect(rangeBetween(keys, 'c', 'c')).toEqual(['c']);
});

test('without a row before, or with one that went away, it is that row alone', () => {
  expect(rangeBetween(keys, null, 'c')).toEqual(['c']);
  expect(rangeBetween(keys, 'x', 'c')).toEqual(['c']);
});
