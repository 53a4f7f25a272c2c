import { describe, expect, test } from 'vitest';
import { type BasketAction, basketReducer, emptyBasket, priceOf } from './basket';
import { finishedSale } from './finished-sale';
import { memberSavingFen } from './member-prices';

const sofa = {
  id: 'p1',
  code: 'S1',
  name: 'Sofa',
  unit: '件',
  decimals: 0,
  listPriceFen: 100_000,
  memberPriceFen: 90_000,
  taxRateBp: 1300,
};
const gold = { id: 'v1', discountBp: 500 };
const member = { id: 'c1', code: 'V1', level: gold };
const add: BasketAction = { type: 'add', product: sofa, quantityMilli: 1000, lineId: 'l1' };
const attach: BasketAction = { type: 'customer', customer: member };
const leave: BasketAction = { type: 'customer', customer: null };

function basketAfter(...actions: BasketAction[]) {
  return actions.reduce(basketReducer, { basket: emptyBasket('b'), past: [] });
}
const netOf = (...actions: BasketAction[]) => priceOf(basketAfter(...actions).basket).netFen;

describe('a member’s price', () => {
  test('holds for what is there and what comes, and goes with the customer', () => {
    const { basket } = basketAfter(add, attach, { ...add, lineId: 'l2' });
    expect(basket.lines).toHaveLength(1);
    expect(priceOf(basket).netFen).toBe(180_000);
    expect(basket.lines.map(memberSavingFen)).toEqual([20_000]);
    expect(netOf(add, attach, leave)).toBe(100_000);
    expect(basketAfter(add, attach, leave).basket.lines[0]).toMatchObject({
      overrideReason: '',
      discount: null,
    });
  });

  test('comes when the level is heard of, and only of that customer', () => {
    const plain: BasketAction = { type: 'customer', customer: { id: 'c1', code: 'V1' } };
    expect(netOf(add, plain)).toBe(100_000);
    expect(netOf(add, plain, { type: 'level', customerId: 'c1', level: gold })).toBe(90_000);
    expect(netOf(add, plain, { type: 'level', customerId: 'c2', level: gold })).toBe(100_000);
    expect(netOf(add, attach, { type: 'level', customerId: 'c1', level: null })).toBe(100_000);
  });

  test('leaves what somebody gave before where that is less, and takes over where it is more', () => {
    const half: BasketAction = {
      type: 'discount',
      lineId: 'l1',
      discount: { kind: 'percent', basisPoints: 5000 },
    };
    const little: BasketAction = {
      type: 'discount',
      lineId: 'l1',
      discount: { kind: 'percent', basisPoints: 100 },
    };
    const typed = (unitPriceFen: number): BasketAction => ({
      type: 'price',
      lineId: 'l1',
      unitPriceFen,
      reason: 'r',
    });
    expect(netOf(add, half, attach)).toBe(50_000);
    expect(netOf(add, little, attach)).toBe(90_000);
    expect(netOf(add, little, attach, leave)).toBe(99_000);
    expect(netOf(add, typed(85_000), attach)).toBe(85_000);
    expect(netOf(add, typed(95_000), attach)).toBe(90_000);
    expect(netOf(add, typed(95_000), attach, leave)).toBe(95_000);
    // Raised on purpose: no offer of the shelf’s.
    expect(netOf(add, typed(120_000), attach)).toBe(120_000);
  });

  test('is what a discount comes off that is given then; a named price stays what is paid', () => {
    const tenth: BasketAction = {
      type: 'discount',
      lineId: 'l1',
      discount: { kind: 'percent', basisPoints: 1000 },
    };
    const fixed: BasketAction = {
      type: 'discount',
      lineId: 'l1',
      discount: { kind: 'amount', fen: 5_000, fixedFen: 85_000 },
    };
    expect(netOf(add, attach, tenth)).toBe(81_000);
    expect(netOf(add, attach, fixed)).toBe(85_000);
    expect(netOf(add, attach, fixed, leave)).toBe(85_000);
  });

  test('is kept true by undo while something is on the customer’s name', () => {
    const tender: BasketAction = {
      type: 'tender',
      tender: { id: 't1', kind: 'STORE_CREDIT', amountFen: 1_000 },
    };
    const { basket } = basketAfter(add, attach, tender, { type: 'undo' });
    expect(basket.customer?.id).toBe('c1');
    expect(priceOf(basket).netFen).toBe(90_000);
  });

  test('stands in the sale as a member’s, with whose it is', () => {
    const { basket } = basketAfter(add, attach);
    const sale = finishedSale(basket, {
      prefix: 'A',
      seq: 1,
      sessionId: 's',
      personId: 'p',
      occurredAt: new Date(0),
      tenders: [],
      roundingFen: 0,
      changeFen: 0,
    });
    expect(sale.customerId).toBe('c1');
    expect(sale.lines[0]).toMatchObject({
      listPriceFen: 100_000,
      unitPriceFen: 90_000,
      overrideReason: '@member',
      netFen: 90_000,
    });
  });
});
