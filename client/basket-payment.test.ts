import { describe, expect, it } from 'vitest';
import { basketReducer, emptyBasket } from './basket';
import { isPaidFor } from './basket-payment';

const charging = { id: 'c1', kind: 'WECHAT' as const, amountFen: 8_800 };
const asked = () => basketReducer({ basket: emptyBasket('b1'), past: [] }, { type: 'charging', charging });

describe('while a phone is asked for money', () => {
  it('the basket is paid for, and nothing else is done with it', () => {
    const state = asked();
    expect(isPaidFor(state.basket)).toBe(true);
    for (const action of [
      { type: 'start', basketId: 'b2' },
      { type: 'note', note: 'x' },
      { type: 'rounding', rounding: true },
      { type: 'putAway', basket: state.basket, basketId: 'b3' },
    ] as const)
      expect(basketReducer(state, action)).toBe(state);
  });

  it('what it paid is one payment however often it is said, also on somebody’s word', () => {
    for (const reference of ['420001', '']) {
      const said = { type: 'charged', id: 'c1', reference } as const;
      const { basket } = basketReducer(basketReducer(asked(), said), said);
      expect(basket.payment.tenders).toEqual([
        { ...charging, isCharged: true, ...(reference ? { reference } : {}) },
      ]);
      expect(basket.charging).toBeNull();
    }
  });

  it('an answer about another payment is nothing to it', () => {
    const state = asked();
    const other = basketReducer(state, { type: 'charged', id: 'c2', reference: '1' });
    expect(other.basket).toEqual(state.basket);
  });
});
