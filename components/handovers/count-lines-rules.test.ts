import { expect, test } from 'vitest';
import { type CountLine, counted, isCounted, linesToSend, oneMore } from './count-lines-rules';

const product = (id: string) => ({ id, code: id, name: id, spec: '', unit: '件' });
const empty = (id: string): CountLine => ({ product: product(id), quantity: '', countedAt: null });
const NOON = new Date('2026-11-24T04:00:00Z');

test('a number counts, none too, nonsense and nothing do not', () => {
  const typed = (quantity: string) => isCounted({ ...empty('a'), quantity });
  expect(['3', '0', '1.5'].every(typed)).toBe(true);
  expect(['', '-1', 'x', '1.2345'].some(typed)).toBe(false);
});

test('a scan is one more, also of a product that was not on the list', () => {
  let lines = [empty('a')];
  lines = oneMore(lines, product('a'), 1, NOON);
  lines = oneMore(lines, product('a'), 2, NOON);
  lines = oneMore(lines, product('b'), 1, NOON);
  expect(lines.map((line) => [line.product.id, line.quantity])).toEqual([
    ['b', '1'],
    ['a', '3'],
  ]);
});

test('what was not counted is not sent, and a number taken back is not counted', () => {
  const lines = counted(counted([empty('a'), empty('b')], 'a', ' 2 ', NOON), 'b', '', NOON);
  expect(linesToSend(lines)).toEqual([{ productId: 'a', counted: '2', countedAt: NOON }]);
});
