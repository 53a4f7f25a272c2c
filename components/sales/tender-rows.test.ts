import { expect, test } from 'vitest';
import { tenderButtons } from './tender-rows';

/** Columns of each button, row by row of six. */
function rows(count: number): number[][] {
  const all: number[][] = [];
  let left = 0;
  for (const { span } of tenderButtons(count)) {
    const columns = Number(span.at(-1));
    if (left === 0) {
      all.push([]);
      left = 6;
    }
    all.at(-1)?.push(columns);
    left -= columns;
  }
  expect(left).toBe(0);
  return all;
}

test('every row is full, whatever a store takes', () => {
  expect(rows(1)).toEqual([[6]]);
  expect(rows(2)).toEqual([[3, 3]]);
  expect(rows(3)).toEqual([[2, 2, 2]]);
  expect(rows(4)).toEqual([
    [3, 3],
    [3, 3],
  ]);
  expect(rows(5)).toEqual([
    [3, 3],
    [2, 2, 2],
  ]);
  for (let count = 6; count <= 20; count += 1) expect(rows(count).flat()).toHaveLength(count);
});

test('what a store names first is marked: the first row, or the first of the only one', () => {
  const marked = (count: number) => tenderButtons(count).map(({ isFirst }) => isFirst);
  expect(marked(5)).toEqual([true, true, false, false, false]);
  expect(marked(3)).toEqual([true, false, false]);
  expect(marked(1)).toEqual([true]);
});
