import { expect, test } from 'vitest';
import { planVariants } from './plan-variants';
import { readDraft } from './read-draft';
import { rowsToPlan } from './rows-to-plan';

const COLUMNS = { name: 0, code: 1, model: 2, option1: 3, option2: 4, price: 5 };
const HEADINGS = ['名称', '编码', '款号', '颜色*', '尺码', '售价'];
const drafts = (...rows: string[][]) =>
  rows.flatMap((cells, at) => readDraft({ row: at + 2, cells }, COLUMNS, HEADINGS).draft ?? []);
const planOf = (rows: string[][], knownModels = new Set<string>()) =>
  rowsToPlan(drafts(...rows), { columns: COLUMNS, knownModels });

test('rows of one style are variants, under what their names begin with', () => {
  const plan = planOf([
    ['圆领T恤 白 S', 'A', 't01', '白', 'S', '89'],
    ['圆领T恤 黑 M', 'B', 'T01 ', '黑', 'M', '89'],
  ]);
  expect(plan.products.map(({ variant }) => variant)).toEqual([
    { model: 't01', name: '圆领T恤', axes: ['颜色', '尺码'], values: ['白', 'S'] },
    { model: 't01', name: '圆领T恤', axes: ['颜色', '尺码'], values: ['黑', 'M'] },
  ]);
  expect(plan.problems).toEqual([]);
});

test('one row alone is no model, unless the book has it; it keeps what it says', () => {
  const row = ['圆领T恤', 'A', 'T01', '白', 'S', '89'];
  expect(planOf([row]).products).toMatchObject([{ variant: null, spec: '白 / S' }]);
  expect(planOf([row], new Set(['t01'])).products).toMatchObject([{ variant: { model: 'T01' } }]);
});

test('only what the rows of a style say something of are its options', () => {
  const plan = planOf([
    ['手机', 'A', 'P1', '黑', '', '10'],
    ['手机', 'B', 'P1', '白', '', '10'],
    ['没有款号', 'C', '', '白', 'L', '10'],
  ]);
  expect(plan.products.map(({ variant, spec }) => variant?.axes ?? spec)).toEqual([
    ['颜色'],
    ['颜色'],
    '白 / L',
  ]);
});

test('what cannot be told apart comes in by itself, and its row says so', () => {
  const plan = planOf([
    ['T恤', 'A', 'T01', '白', 'S', '89'],
    ['T恤', 'B', 'T01', '白 ', 's', '89'],
    ['T恤', 'C', 'T01', '白', '', '89'],
    ['T恤', 'D', 'T01', '白', 'M', '89'],
  ]);
  expect(plan.products.map(({ code, variant }) => [code, variant !== null])).toEqual([
    ['A', true],
    ['B', false],
    ['C', false],
    ['D', true],
  ]);
  expect(plan.problems).toMatchObject([
    { row: 3, code: 'VARIANT_REPEATED', severity: 'warning', params: { firstRow: 2 } },
    { row: 4, code: 'VARIANT_VALUE_MISSING', params: { option: '尺码' } },
  ]);
});

test('a sheet that numbers styles alone gives each row the same code again', () => {
  const { code: _, ...columns } = COLUMNS;
  const cells = ['T恤', '', 'T01', '米 白', 'S', '89'];
  expect(readDraft({ row: 2, cells }, columns, HEADINGS).draft?.code).toBe('T01-米白-S');
});

test('no more than a model may have', () => {
  const rows = Array.from({ length: 230 }, (_, at) => [
    'T恤',
    `A${at}`,
    'T01',
    `色${at % 20}`,
    `码${at}`,
    '89',
  ]);
  const { variants, problems } = planVariants(drafts(...rows), new Set());
  expect(variants.size).toBe(60);
  expect(problems).toHaveLength(170);
});
