import { describe, expect, it } from 'vitest';
import { TEMPORARY_ITEM_ID } from '@/lib/temporary-item';
import { type BasketProduct, basketProduct, basketReducer, emptyBasket } from './basket';
import { finishedSale } from './finished-sale';
import { isTaken, lacksSerials, serialsMissing } from './serials-of-line';
import { isStocked, temporaryItem } from './special-goods';

const PAYMENT = {
  prefix: 'S01-01A',
  seq: 1,
  sessionId: 's',
  personId: 'p',
  occurredAt: new Date(0),
  tenders: [],
  roundingFen: 0,
  changeFen: 0,
};

const lamp: BasketProduct = {
  id: 'lamp',
  code: 'L',
  name: '台灯',
  unit: '件',
  decimals: 0,
  listPriceFen: 10_000,
  taxRateBp: 1300,
};

describe('goods that stand in no stock', () => {
  it('two temporary items stay two lines, each under its own name', () => {
    let state = { basket: emptyBasket('b'), past: [] } as Parameters<typeof basketReducer>[0];
    for (const [lineId, name] of [
      ['1', '花瓶'],
      ['2', '相框'],
    ] as const) {
      const product = temporaryItem({ name, priceFen: 8_800, taxRateBp: 900 });
      const priced = { unitPriceFen: 8_800, overrideReason: '', discount: null };
      state = basketReducer(state, { type: 'add', product, quantityMilli: 1000, lineId, priced });
    }
    const sale = finishedSale(state.basket, PAYMENT);
    expect(
      sale.lines.map(({ productId, temporaryName, taxRateBp }) => [productId, temporaryName, taxRateBp]),
    ).toEqual([
      [TEMPORARY_ITEM_ID, '花瓶', 900],
      [TEMPORARY_ITEM_ID, '相框', 900],
    ]);
  });

  it('what a tablet kept before it knew of kinds is goods, and says nothing new to the server', () => {
    expect(isStocked(lamp)).toBe(true);
    expect(basketProduct(lamp)).not.toHaveProperty('kind');
    const state = basketReducer(
      { basket: emptyBasket('b'), past: [] },
      { type: 'add', product: lamp, quantityMilli: 1000, lineId: '1' },
    );
    expect(finishedSale(state.basket, PAYMENT).lines[0]).not.toHaveProperty('temporaryName');
  });

  it('a service is never left to be picked up', () => {
    const service = basketProduct({ ...lamp, kind: 'SERVICE' });
    let state = basketReducer(
      { basket: emptyBasket('b'), past: [] },
      { type: 'add', product: service, quantityMilli: 1000, lineId: '1' },
    );
    state = basketReducer(state, { type: 'handover', lineId: '1', handover: 'LATER' });
    expect(finishedSale(state.basket, PAYMENT).lines[0]).toMatchObject({ handover: 'NOW' });
  });
});

describe('pieces with numbers', () => {
  const phone: BasketProduct = { ...lamp, id: 'phone', needsSerial: true };
  const withPhones = (quantityMilli: number) =>
    basketReducer(
      { basket: emptyBasket('b'), past: [] },
      { type: 'add', product: basketProduct(phone), quantityMilli, lineId: '1' },
    );

  it('are wanted one each, and go to the server with the line', () => {
    const state = withPhones(2000);
    const [line] = state.basket.lines;
    expect(line && lacksSerials(line)).toBe(true);
    const full = basketReducer(state, { type: 'serials', lineId: '1', serials: ['A-1', 'A-2'] });
    const [whole] = full.basket.lines;
    expect(whole && serialsMissing(whole)).toBe(0);
    expect(finishedSale(full.basket, PAYMENT).lines[0]).toMatchObject({ serials: ['A-1', 'A-2'] });
    // One piece less: one number too many, until somebody says which.
    const fewer = basketReducer(full, { type: 'step', lineId: '1', byMilli: -1000 });
    const [one] = fewer.basket.lines;
    expect(one && serialsMissing(one)).toBe(-1);
    expect(one && lacksSerials(one)).toBe(true);
  });

  it('are refused twice on one tablet, in the basket and among what was not sent yet', () => {
    const { basket } = basketReducer(withPhones(1000), { type: 'serials', lineId: '1', serials: ['A-1'] });
    const sold = finishedSale(basket, PAYMENT);
    const nothing = { basket: emptyBasket('c'), waiting: [] };
    expect(isTaken('phone', 'A-1', nothing)).toBe(false);
    expect(isTaken('phone', 'A-1', { ...nothing, basket })).toBe(true);
    expect(isTaken('phone', 'A-1', { ...nothing, waiting: [{ sale: sold }] })).toBe(true);
    expect(isTaken('lamp', 'A-1', { ...nothing, waiting: [{ sale: sold }] })).toBe(false);
  });
});
