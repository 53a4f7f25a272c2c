import { expect, test } from 'vitest';
import { type BasketAction, basketReducer, emptyBasket } from './basket';
import { add, swapped } from './basket-lines';
import type { BasketLine, BasketProduct } from './basket-shape';

const red: BasketProduct = {
  id: 'red',
  code: 'T-1',
  name: '圆领T恤',
  unit: '件',
  decimals: 0,
  listPriceFen: 9_900,
  taxRateBp: 1300,
};
const blue = { ...red, id: 'blue', code: 'T-2' };
const dear = { ...red, id: 'dear', code: 'T-3', listPriceFen: 12_900 };

function lineOf(over: Partial<BasketLine> = {}): BasketLine {
  const basket = add(emptyBasket('b'), { product: red, quantityMilli: 3000, lineId: 'l1' });
  const [line] = basket.lines;
  if (!line) throw new Error('a line');
  return { ...line, ...over };
}
function swap(line: BasketLine, product: BasketProduct): BasketLine {
  const basket = { ...emptyBasket('b'), lines: [line] };
  const [swappedLine] = swapped(basket, { lineId: line.id, product, newLineId: 'l2' }).lines;
  if (!swappedLine) throw new Error('a line');
  return swappedLine;
}

test('as many, with its note, who sold it and when it is handed over; numbers and somebody’s word were of the other', () => {
  const sellers = [{ personId: 'p', shareBp: 10_000 }];
  const approval = { id: 'a', netFen: 1, quantityMilli: 3000, expiresAtMs: 1 };
  const line = lineOf({ note: '送人', handover: 'LATER', sellers, serials: ['1'], approval });
  expect(swap(line, blue)).toEqual({
    ...lineOf({ note: '送人', handover: 'LATER', sellers }),
    id: 'l2',
    product: blue,
  });
});

test('what was agreed on the price stays where both cost the same, a percentage off in any case', () => {
  const agreed = { unitPriceFen: 8_000, overrideReason: 'preset:regular' };
  expect(swap(lineOf(agreed), blue)).toMatchObject(agreed);
  expect(swap(lineOf(agreed), dear)).toMatchObject({ unitPriceFen: 12_900, overrideReason: '' });
  const percent = { kind: 'percent', basisPoints: 1_000 } as const;
  expect(swap(lineOf({ discount: percent }), dear).discount).toEqual(percent);
  const sum = { kind: 'amount', fen: 500 } as const;
  expect(swap(lineOf({ discount: sum }), blue).discount).toEqual(sum);
  expect(swap(lineOf({ discount: sum }), dear).discount).toBeNull();
});

test('a member pays what members pay for the other one; undo brings the line back', () => {
  const level = { id: 'v', discountBp: 1_000 };
  const actions: BasketAction[] = [
    { type: 'add', product: red, quantityMilli: 2000, lineId: 'l1' },
    { type: 'customer', customer: { id: 'c', code: 'C', level } },
    { type: 'swap', lineId: 'l1', product: dear, newLineId: 'l2' },
  ];
  const state = actions.reduce(basketReducer, { basket: emptyBasket('b'), past: [] });
  expect(state.basket.lines).toMatchObject([{ id: 'l2', unitPriceFen: 11_610, quantityMilli: 2000 }]);
  const back = basketReducer(state, { type: 'undo' });
  expect(back.basket.lines).toMatchObject([{ id: 'l1', unitPriceFen: 8_910 }]);
});

test('the same again, or a line that is gone, changes nothing', () => {
  const basket = { ...emptyBasket('b'), lines: [lineOf()] };
  expect(swapped(basket, { lineId: 'l1', product: red, newLineId: 'l2' })).toBe(basket);
  expect(swapped(basket, { lineId: 'x', product: blue, newLineId: 'l2' })).toBe(basket);
});
