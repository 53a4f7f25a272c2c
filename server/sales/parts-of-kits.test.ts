import { describe, expect, it } from 'vitest';
import { partOfLine, planParts } from './parts-of-kits';

const part = (product_id: string, quantity: string, list_price_fen: number) => ({
  kit_id: 'kit',
  product_id,
  quantity,
  list_price_fen,
  zone_id: null,
});

describe('planParts', () => {
  it('shares what was paid by what the parts cost, to the fen', () => {
    const parts = planParts(
      [part('a', '1', 60_00), part('b', '4', 10_00)],
      { quantityMilli: 2000, netFen: 15_001 },
      'zone',
    );
    expect(parts.map(({ productId, quantityMilli, netFen }) => [productId, quantityMilli, netFen])).toEqual([
      ['a', 2000, 9_001],
      ['b', 8000, 6_000],
    ]);
  });

  it('shares alike what costs nothing on the list, and is nothing of what is no kit', () => {
    const free = [part('a', '1', 0), part('b', '1', 0)];
    expect(planParts(free, { quantityMilli: 1000, netFen: 11 }, 'zone').map(({ netFen }) => netFen)).toEqual([
      6, 5,
    ]);
    expect(planParts([], { quantityMilli: 1000, netFen: 11 }, 'zone')).toEqual([]);
  });
});

it('a part of a line comes out even', () => {
  expect(partOfLine(12_000, 1_000, 3_000)).toBe(4_000);
  expect(partOfLine(1_500, 2_000, 3_000)).toBe(1_000);
});
