import { describe, expect, it } from 'vitest';
import { TEMPORARY_ITEM_ID } from '@/lib/temporary-item';
import { type BasketProduct, basketProduct, basketReducer, emptyBasket } from './basket';
import { finishedSale } from './finished-sale';
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
