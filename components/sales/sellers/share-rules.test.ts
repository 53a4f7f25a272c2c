import { expect, test } from 'vitest';
import { equalPercents, typedShares } from './share-rules';

test('everybody the same, and together the whole', () => {
  expect(equalPercents(1)).toEqual([100]);
  expect(equalPercents(2)).toEqual([50, 50]);
  expect(equalPercents(3)).toEqual([34, 33, 33]);
});

test('typed percents count when they are whole and come to 100', () => {
  const of = (...percents: string[]) =>
    typedShares(percents.map((percent, at) => ({ personId: `${at}`, percent })));
  expect(of('70', '30')).toEqual([
    { personId: '0', shareBp: 7_000 },
    { personId: '1', shareBp: 3_000 },
  ]);
  for (const wrong of [
    ['70', '20'],
    ['100', '0'],
    ['50.5', '49.5'],
    ['', '100'],
    ['110', '-10'],
  ])
    expect(of(...wrong)).toBeNull();
});
