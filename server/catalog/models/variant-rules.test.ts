import { expect, test } from 'vitest';
import {
  byValues,
  combinationsOf,
  distinctValues,
  MOST_VARIANTS,
  proposedCodes,
  specOfValues,
  spelled,
  valueKey,
  variantKey,
} from './variant-rules';

test('values are one whatever their case, width and blanks, and stay as they were first written', () => {
  expect(valueKey(' x L')).toBe(valueKey('ＸＬ'));
  expect(distinctValues(['XL', ' xl', '', 'ＸＬ', '米 白', '米白', '墨绿'])).toEqual(['XL', '米 白', '墨绿']);
  expect(spelled(['XL'], 'xl ')).toBe('XL');
  expect(spelled(['XL'], '  3  人位 ')).toBe('3 人位');
  expect(variantKey(['Red', 'xl'])).toBe(variantKey([' red', 'XL']));
  // Values are kept apart.
  expect(variantKey(['ab', 'c'])).not.toBe(variantKey(['a', 'bc']));
  expect(specOfValues(['米白', '三人位'])).toBe('米白 / 三人位');
});

test('combinations: the last option changes first, and there is an end to them', () => {
  expect(
    combinationsOf([
      ['红', '蓝'],
      ['S', 'M'],
    ]),
  ).toEqual([
    ['红', 'S'],
    ['红', 'M'],
    ['蓝', 'S'],
    ['蓝', 'M'],
  ]);
  expect(combinationsOf([])).toEqual([]);
  expect(combinationsOf([['红'], []])).toEqual([]);
  const many = Array.from({ length: 60 }, (_, at) => String(at));
  expect(combinationsOf([many, many, many])).toHaveLength(MOST_VARIANTS + 1);
});

test('codes are proposed from letters and figures, else numbered, and none is taken', () => {
  expect(proposedCodes('T01', [['Red', 'XL']], [])).toEqual(['T01-Red-XL']);
  expect(
    proposedCodes(
      'T01',
      [
        ['红', 'XL'],
        ['蓝', 'XL'],
      ],
      ['t01-01'],
    ),
  ).toEqual(['T01-02', 'T01-03']);
  const [a, b] = proposedCodes('T01', [['A'], ['A']], []);
  expect(a).not.toBe(b);
  expect(proposedCodes('x'.repeat(60), [['红']], [])[0]?.length).toBeLessThanOrEqual(60);
});

test('variants stand in the order of their values, not of the alphabet', () => {
  const axes = [
    { name: '颜色', values: ['白', '黑'] },
    { name: '尺码', values: ['S', 'M', 'L', 'XL'] },
  ];
  const rows = [
    { code: '1', values: ['黑', 'S'] },
    { code: '2', values: ['白', 'XL'] },
    { code: '3', values: ['白', 'M'] },
    { code: '4', values: ['灰', 'S'] },
  ];
  expect(byValues(axes, rows).map(({ code }) => code)).toEqual(['3', '2', '1', '4']);
});
