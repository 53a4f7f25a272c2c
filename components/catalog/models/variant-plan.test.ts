import { expect, test } from 'vitest';
import { type DraftModel, missingOf, plannedVariants, typedValues } from './variant-plan';

const DRAFT: DraftModel = {
  code: 'T01',
  name: '圆领T恤',
  axes: [
    { name: '颜色', typed: '白，黑、 白', own: '白' },
    { name: '尺码', typed: 'S; m', own: 'S' },
  ],
};
const of = (over: Partial<Parameters<typeof plannedVariants>[1]> = {}) => ({
  existing: [],
  edits: {},
  listPriceFen: 8_900,
  ...over,
});

test('values come apart at commas of both kinds, each once', () => {
  expect(typedValues('白, 黑，白、\n 米 白 ;')).toEqual(['白', '黑', '米 白']);
});

test('what is there already is not made again, whatever its case, and keeps its spelling', () => {
  const { rows } = plannedVariants(DRAFT, of({ existing: [{ values: ['黑', 'M'], code: 'T01-01' }] }));
  expect(rows.map(({ values, code }) => [...values, code])).toEqual([
    ['白', 'M', 'T01-02'],
    ['黑', 'S', 'T01-03'],
  ]);
});

test('what somebody changed stays with its values', () => {
  const [first] = plannedVariants(DRAFT, of()).rows;
  const edits = { [first?.key ?? '']: { code: 'X', fen: null, isOut: true } };
  const [row] = plannedVariants({ ...DRAFT, code: 'U' }, of({ edits })).rows;
  expect(row).toMatchObject({ code: 'X', fen: null, isIn: false });
});

test('says what is missing, and stops at too many', () => {
  const missing = (draft: DraftModel, isNew = true) => missingOf(draft, plannedVariants(draft, of()), isNew);
  expect(missing(DRAFT)).toBeNull();
  expect(missing({ ...DRAFT, code: ' ' })).toBe('model');
  expect(missing({ ...DRAFT, axes: DRAFT.axes.map((axis) => ({ ...axis, name: '颜色 ' })) })).toBe(
    'optionTwice',
  );
  expect(missing({ ...DRAFT, axes: [{ name: '颜色', typed: '白', own: '' }] })).toBe('own');
  const many = Array.from({ length: 40 }, (_, at) => `v${at}`).join();
  expect(missing({ ...DRAFT, axes: DRAFT.axes.map((axis) => ({ ...axis, typed: many })) })).toBe('fewer');
});
