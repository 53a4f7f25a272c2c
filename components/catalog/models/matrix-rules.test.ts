import { expect, test } from 'vitest';
import { matrixOf, standOf } from './matrix-rules';

const AXES = [
  { name: '颜色', values: ['白', '黑'] },
  { name: '尺码', values: ['S', 'M', 'L'] },
];

test('the last option across in its order, the others down; what is not made is empty', () => {
  const variants = [
    { id: '1', values: ['白', 'S'] },
    { id: '2', values: ['白', 'M'] },
    { id: '3', values: ['黑', 'm'] },
  ];
  const { across, rows } = matrixOf(AXES, variants);
  expect(across).toEqual(['S', 'm']);
  expect(rows.map(({ values, cells }) => [...values, ...cells.map((cell) => cell?.id ?? null)])).toEqual([
    ['白', '1', '2'],
    ['黑', null, '3'],
  ]);
});

test('one option alone is one row', () => {
  const { across, rows } = matrixOf([{ name: '颜色', values: [] }], [{ id: '1', values: ['红'] }]);
  expect(across).toEqual(['红']);
  expect(rows).toEqual([{ values: [], cells: [{ id: '1', values: ['红'] }] }]);
});

test('levels are added up over stores, of these products alone', () => {
  const level = (productId: string, storeId: string, onHand: string, reserved = '0') => ({
    productId,
    storeId,
    onHand,
    reserved,
  });
  const levels = [level('1', 'a', '2', '1'), level('1', 'b', '-0.5'), level('2', 'a', '9')];
  expect(standOf(levels, new Set(['1']))).toEqual({ onHandMilli: 1500, reservedMilli: 1000 });
});
