import { expect, test } from 'vitest';
import { movedTo, toggledIn } from './tile-order';

test('a tile moves to its place, and the others close up', () => {
  expect(movedTo(['a', 'b', 'c', 'd'], 'a', 2)).toEqual(['b', 'c', 'a', 'd']);
  expect(movedTo(['a', 'b', 'c', 'd'], 'd', 0)).toEqual(['d', 'a', 'b', 'c']);
  expect(movedTo(['a', 'b'], 'b', 9)).toEqual(['a', 'b']);
  expect(movedTo(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
  expect(movedTo(['a', 'b'], 'x', 0)).toEqual(['a', 'b']);
});

test('what is pressed comes in at the end, and goes when pressed again', () => {
  expect(toggledIn(['a'], 'b', 3)).toEqual(['a', 'b']);
  expect(toggledIn(['a', 'b'], 'a', 3)).toEqual(['b']);
  expect(toggledIn(['a', 'b'], 'c', 2)).toEqual(['a', 'b']);
});
