import { beforeEach, describe, expect, test } from 'vitest';
import { newTabletStore } from '@/tests/helpers/tablet';
import { basketReducer, emptyBasket } from './basket';
import type { Basket, BasketExchange } from './basket-shape';
import { exchangesAside, putExchangeAside, takeExchangeBack } from './open-exchanges';
import type { TabletStore } from './tablet-store';

const exchange = { originalNumber: 'S01-01A-000001', sent: { requestId: 'r' } } as BasketExchange;
const sent: Basket = { ...emptyBasket('b'), exchange };

describe('an exchange nobody knows the end of', () => {
  let store: TabletStore;
  beforeEach(async () => {
    store = await newTabletStore();
  });

  test('takes no change until it is known, or put aside', () => {
    const state = { basket: sent, past: [] };
    for (const action of [
      { type: 'start', basketId: 'n' },
      { type: 'note', note: 'x' },
      { type: 'exchange', exchange: null },
      { type: 'putAway', basket: sent, basketId: 'n' },
    ] as const)
      expect(basketReducer(state, action)).toBe(state);
    expect(basketReducer(state, { type: 'exchangeSent', sent: null }).basket.exchange?.sent).toBeNull();
    expect(basketReducer(state, { type: 'exchangeAside', basketId: 'n' }).basket).toEqual(emptyBasket('n'));
  });

  test('is put aside whole, and taken back by one of two who press at once', async () => {
    await putExchangeAside(store, { storeId: 's', basket: sent });
    await putExchangeAside(store, { storeId: 'other', basket: sent });
    const [one, ...others] = await exchangesAside(store, 's');
    expect([one?.basket, others]).toEqual([sent, []]);
    const taken = await Promise.all([1, 2].map(() => takeExchangeBack(store, one?.windowId ?? '')));
    expect(taken.filter(Boolean)).toEqual([sent]);
    expect(await exchangesAside(store, 's')).toEqual([]);
  });
});
