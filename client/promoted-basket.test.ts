import { afterEach, describe, expect, it } from 'vitest';
import type { PromotionTerms } from '@/lib/promotions/terms';
import { type BasketAction, basketReducer, emptyBasket, priceOf } from './basket';
import { finishedSale } from './finished-sale';
import { isCut } from './price-check';
import * as engine from './promoted-basket';
import { havePromotions } from './promotions-at-hand';

const clock = { timeZone: 'Asia/Shanghai', dayStartMinute: 240 };
const goods = { all: true, categoryIds: [], productIds: [], exceptCategoryIds: [], exceptProductIds: [] };
const three: PromotionTerms = {
  ...{ id: 'v', promotionId: 'p', name: '三件 99', kind: 'N_FOR', pieces: 3, togetherFen: 9_900 },
  ...{ priority: 1, isFinal: true, membersOnly: false, withMemberPrice: false, mostPerTicket: null },
  ...{ goods, prices: {}, percentBp: null, getPieces: null, getGoods: null },
  ...{ fromDay: '2000-01-01', untilDay: '2199-01-01', weekdays: [], fromMinute: null, untilMinute: null },
};
const have = (terms: PromotionTerms[]) => havePromotions({ terms, clock, engine });
const mug = {
  ...{ id: 'mug', code: 'M', name: '杯', unit: '个', decimals: 0, listPriceFen: 5_000, taxRateBp: 1_300 },
};
const add = (quantityMilli: number): BasketAction => ({
  type: 'add',
  product: mug,
  quantityMilli,
  lineId: 'l',
});
const basketOf = (actions: BasketAction[]) =>
  actions.reduce(basketReducer, { basket: emptyBasket('b'), past: [] }).basket;

afterEach(() => havePromotions(null));

describe('a basket with promotions at hand', () => {
  it('costs what they give, as soon as it is scanned', () => {
    have([three]);
    const basket = basketOf([add(2_000), add(1_000)]);
    expect(priceOf(basket).netFen).toBe(9_900);
    expect(basket.lines[0]?.promotions).toEqual([{ versionId: 'v', name: '三件 99', fen: 5_100 }]);
    // Nobody is asked to allow it; with something off besides somebody may be.
    expect(isCut(basket)).toBe(false);
    expect(isCut(basketReducer({ basket, past: [] }, off).basket)).toBe(true);
  });
  const off: BasketAction = { type: 'basketDiscount', discount: { kind: 'amount', fen: 100 } };

  it('is out of them where a person gives a price, and back when it is taken away', () => {
    have([three]);
    const given: BasketAction = { type: 'discount', lineId: 'l', discount: { kind: 'amount', fen: 100 } };
    const byHand = basketOf([add(3_000), given]);
    expect([priceOf(byHand).netFen, byHand.lines[0]?.isOutOfPromotions]).toEqual([14_900, true]);
    expect(priceOf(basketOf([add(3_000), given, { ...given, discount: null }])).netFen).toBe(9_900);
    expect(priceOf(basketOf([add(3_000), given, { type: 'undo' }])).netFen).toBe(9_900);
  });

  it('stays at what was decided when its payment began', () => {
    have([three]);
    const paying = basketOf([add(3_000), { type: 'paying', atMs: Date.now() }]);
    have([]);
    const later = basketReducer({ basket: paying, past: [] }, { type: 'promotions' }).basket;
    expect(priceOf(later).netFen).toBe(9_900);
    const back = basketReducer({ basket: later, past: [] }, { type: 'paying', atMs: null }).basket;
    expect(priceOf(back).netFen).toBe(15_000);
  });

  it('pays a member the better of the two, whichever came first', () => {
    const customer = { id: 'c', code: 'C', level: { id: 'x', discountBp: 1_000 } };
    have([three]);
    const basket = basketOf([{ type: 'customer', customer }, add(3_000)]);
    expect([priceOf(basket).netFen, basket.lines[0]?.unitPriceFen]).toEqual([9_900, 5_000]);
    const one = basketOf([add(1_000), { type: 'customer', customer }]);
    expect([priceOf(one).netFen, one.lines[0]?.promotions]).toEqual([4_500, undefined]);
    const tendered = basketReducer({ basket, past: [] }, { type: 'rounding', rounding: true }).basket;
    expect(priceOf(tendered).netFen).toBe(9_900);
  });

  it('hands in what each gave, and when it was decided', () => {
    have([three]);
    const basket = basketOf([add(3_000), { type: 'paying', atMs: 1_000 }]);
    const payment = { prefix: 'S', seq: 1, sessionId: 's', personId: 'p', occurredAt: new Date() };
    const sale = finishedSale(basket, { ...payment, tenders: [], roundingFen: 0, changeFen: 0 });
    const [line] = sale.lines;
    expect([line?.lineDiscountFen, line?.promotions, sale.promotedAt]).toEqual([
      ...[0, undefined, undefined],
    ]);
    const now = finishedSale(basketOf([add(3_000), { type: 'paying', atMs: Date.now() }]), {
      ...{ ...payment, tenders: [], roundingFen: 0, changeFen: 0 },
    });
    expect([now.lines[0]?.lineDiscountFen, now.lines[0]?.promotions]).toEqual([
      ...[5_100, [{ versionId: 'v', fen: 5_100 }]],
    ]);
  });
});
