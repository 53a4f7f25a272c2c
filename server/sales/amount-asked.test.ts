import { expect, it } from 'vitest';
import { amountAsked } from './rules';

it.each([
  ['3999', { fromFen: 399_900, toFen: 399_900 }],
  ['¥3,999.50', { fromFen: 399_950, toFen: 399_950 }],
  ['3000-4000', { fromFen: 300_000, toFen: 400_000 }],
  ['4000 至 3000', { fromFen: 300_000, toFen: 400_000 }],
  ['３９９９元', { fromFen: 399_900, toFen: 399_900 }],
  ['', {}],
  ['sofa', {}],
  ['1-2-3', {}],
  ['3000-x', {}],
  [undefined, {}],
] as const)('%s', (text, asked) => {
  expect(amountAsked(text)).toEqual(asked);
});
