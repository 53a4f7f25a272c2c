import { expect, test } from 'vitest';
import { basketReducer, emptyBasket, priceOf } from '@/client/basket';
import { changeOf, figuresOf, newPriceOf, type Padded, wholeOf } from './pad-rules';

const product = {
  id: 'P1',
  code: 'A1',
  name: '椅子',
  unit: '张',
  decimals: 0,
  listPriceFen: 19_900,
  taxRateBp: 1_300,
};

function padded(over: Partial<Padded> = {}): Padded {
  const { basket } = basketReducer(
    { basket: emptyBasket('B1'), past: [] },
    { type: 'add', product, quantityMilli: 2_000, lineId: 'L1' },
  );
  const line = basket.lines[0] ?? null;
  return { mode: 'discount', basket, line, unit: 'percent', way: 'left', reason: '', ...over };
}

test('a fixed price is of all pieces of the line, and of the whole basket after the lines own discounts', () => {
  expect(wholeOf(padded())).toBe(39_800);
  expect(changeOf('380', padded({ unit: 'fixed' }))).toEqual({
    type: 'discount',
    lineId: 'L1',
    discount: { kind: 'amount', fen: 1_800, fixedFen: 38_000 },
  });
  const { basket } = basketReducer(
    { basket: padded().basket, past: [] },
    { type: 'discount', lineId: 'L1', discount: { kind: 'amount', fen: 1_800 } },
  );
  expect(changeOf('350', padded({ mode: 'basketDiscount', basket, unit: 'fixed' }))).toEqual({
    type: 'basketDiscount',
    discount: { kind: 'amount', fen: 3_000, fixedFen: 35_000 },
  });
});

test('an empty field and what nobody says change nothing', () => {
  for (const unit of ['percent', 'amount', 'fixed'] as const) {
    expect(changeOf('', padded({ unit }))).toBeNull();
    expect(newPriceOf('', padded({ unit }))).toBeNull();
  }
  expect(changeOf('0', padded())).toBeNull();
  expect(changeOf('0', padded({ unit: 'fixed' }))).toBeNull();
  expect(changeOf('398.01', padded({ unit: 'amount' }))).toBeNull();
});

test('the new price is told before anything is confirmed', () => {
  expect(newPriceOf('88', padded())).toBe(35_024);
  expect(newPriceOf('12', padded({ way: 'off' }))).toBe(35_024);
  expect(newPriceOf('100', padded({ unit: 'amount' }))).toBe(29_800);
  expect(newPriceOf('360', padded({ unit: 'fixed' }))).toBe(36_000);
  expect(newPriceOf('88', padded({ mode: 'quantity' }))).toBeNull();
});

test('the button to pay says what is paid with what is typed', () => {
  const netOf = (text: string, over: Partial<Padded> = {}) =>
    priceOf(figuresOf(text, padded(over)).ahead).netFen;
  expect([netOf(''), netOf('9'), netOf('88'), netOf('0')]).toEqual([39_800, 35_820, 35_024, 39_800]);
  expect(netOf('3', { mode: 'quantity' })).toBe(59_700);
});

test('a price wants its reason first', () => {
  expect(changeOf('150', padded({ mode: 'price' }))).toBeNull();
  expect(changeOf('150', padded({ mode: 'price', reason: '样品' }))).toEqual({
    type: 'price',
    lineId: 'L1',
    unitPriceFen: 15_000,
    reason: '样品',
  });
});
