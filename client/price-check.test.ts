import { describe, expect, test } from 'vitest';
import { type Basket, type BasketAction, basketReducer, emptyBasket, type LineApproval } from './basket';
import { APPROVAL_MARGIN_MS } from './line-approval';
import { areMemberPrices, priceQuestions } from './price-check';

const NOW = 1_000_000;
const sofa = {
  id: 'p1',
  code: 'S1',
  name: 'Sofa',
  unit: '件',
  decimals: 0,
  listPriceFen: 200_000,
  taxRateBp: 1300,
};
const lamp = { ...sofa, id: 'p2', code: 'L1', name: 'Lamp', listPriceFen: 30_000 };

function basketOf(...actions: BasketAction[]): Basket {
  const start = { basket: emptyBasket('b'), past: [] };
  return actions.reduce(basketReducer, start).basket;
}
const add = (product: typeof sofa, lineId: string): BasketAction => ({
  type: 'add',
  product,
  quantityMilli: 1000,
  lineId,
});
/** The sofa for less, the lamp at its price. */
const cheaper = (unitPriceFen: number, approval?: Partial<LineApproval>): Basket => {
  const basket = basketOf(add(sofa, 'l1'), add(lamp, 'l2'));
  const lines = basket.lines.map((line) =>
    line.id !== 'l1'
      ? line
      : {
          ...line,
          unitPriceFen,
          ...(approval && {
            approval: {
              id: 'a1',
              netFen: unitPriceFen,
              quantityMilli: 1000,
              expiresAtMs: NOW + 600_000,
              ...approval,
            } as LineApproval,
          }),
        },
  );
  return { ...basket, lines };
};
const keysOf = (basket: Basket, answers = new Map<string, boolean>()) =>
  priceQuestions(basket, answers, NOW).unasked.map(({ key }) => key);

describe('the price check', () => {
  test('asks about nothing at list prices', () => {
    const basket = basketOf(add(sofa, 'l1'), add(lamp, 'l2'));
    expect(priceQuestions(basket, new Map(), NOW)).toEqual({ unasked: [], lineIds: [] });
  });

  test('asks about the line that is cheaper, and about no other', () => {
    const { unasked, lineIds } = priceQuestions(cheaper(150_000), new Map(), NOW);
    expect(unasked.map(({ line, netFen }) => [line.id, netFen])).toEqual([['l1', 150_000]]);
    expect(lineIds).toEqual([]);
  });

  test('one price is asked about once, whatever the answer; another price or quantity anew', () => {
    const [key = ''] = keysOf(cheaper(150_000));
    for (const answer of [true, false])
      expect(keysOf(cheaper(150_000), new Map([[key, answer]]))).toEqual([]);
    expect(keysOf(cheaper(149_900), new Map([[key, false]]))).toHaveLength(1);
    const basket = cheaper(150_000);
    const two = {
      ...basket,
      lines: basket.lines.map((line) => (line.id === 'l1' ? { ...line, quantityMilli: 2000 } : line)),
    };
    expect(keysOf(two, new Map([[key, false]]))).toHaveLength(1);
  });

  test('names the lines the server wants an approval for', () => {
    const [key = ''] = keysOf(cheaper(150_000));
    expect(priceQuestions(cheaper(150_000), new Map([[key, true]]), NOW).lineIds).toEqual(['l1']);
    expect(priceQuestions(cheaper(150_000), new Map([[key, false]]), NOW).lineIds).toEqual([]);
  });

  test('an approval of this very line is enough, one of another price is asked about', () => {
    expect(priceQuestions(cheaper(150_000, {}), new Map(), NOW)).toEqual({ unasked: [], lineIds: [] });
    expect(keysOf(cheaper(150_000, { netFen: 160_000 }))).toHaveLength(1);
  });

  test('an approval that runs out wants another one without a question', () => {
    const expiresAtMs = NOW + APPROVAL_MARGIN_MS;
    expect(priceQuestions(cheaper(150_000, { expiresAtMs }), new Map(), NOW)).toEqual({
      unasked: [],
      lineIds: ['l1'],
    });
    const later = { expiresAtMs: expiresAtMs + 1 };
    expect(priceQuestions(cheaper(150_000, later), new Map(), NOW).lineIds).toEqual([]);
  });
});

test('what a member pays is sold without an answer, what somebody took off besides is not', () => {
  const basket = cheaper(150_000);
  const [cut] = priceQuestions(basket, new Map(), NOW).unasked;
  if (!cut) throw new Error('the sofa is asked about');
  const asMember = { ...cut, line: { ...cut.line, overrideReason: '@member' } };
  expect(areMemberPrices([cut])).toBe(false);
  expect(areMemberPrices([asMember])).toBe(true);
  const lessBesides = { ...asMember.line, discount: { kind: 'amount' as const, fen: 100 } };
  expect(areMemberPrices([asMember, { ...asMember, line: lessBesides }])).toBe(false);
});
