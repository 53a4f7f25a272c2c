import { expect, test } from 'vitest';
import { type Box, nextInDirection } from './next-in-direction';

/** Tiles of 100 by 80 in rows of three, 10 apart. */
const grid: Box[] = Array.from({ length: 7 }, (_, place) => {
  const left = (place % 3) * 110;
  const top = Math.floor(place / 3) * 90;
  return { left, right: left + 100, top, bottom: top + 80 };
});
const from = (place: number, direction: Parameters<typeof nextInDirection>[2]) => {
  const box = grid[place];
  return box ? nextInDirection(box, grid, direction) : null;
};

test('arrows go to the tile beside, above and below', () => {
  expect(from(0, 'ArrowRight')).toBe(1);
  expect(from(1, 'ArrowLeft')).toBe(0);
  expect(from(1, 'ArrowDown')).toBe(4);
  expect(from(4, 'ArrowUp')).toBe(1);
});

test('at the end of a row and of the grid they stay', () => {
  expect(from(2, 'ArrowRight')).toBeNull();
  expect(from(0, 'ArrowUp')).toBeNull();
  expect(from(6, 'ArrowDown')).toBeNull();
});

test('below the last full row they find what there is', () => {
  expect(from(5, 'ArrowDown')).toBe(6);
});
