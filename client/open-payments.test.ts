import { beforeEach, describe, expect, test } from 'vitest';
import { newTabletStore, someSale } from '@/tests/helpers/tablet';
import { type Basket, emptyBasket } from './basket';
import { keepSale, TillClosedElsewhere } from './keep-sale';
import { noteTill } from './known-tills';
import { openPayments, takeOverPayment } from './open-payments';
import { learnLastSequence, takeSequence } from './receipt-sequence';
import type { TabletStore } from './tablet-store';

let store: TabletStore;

beforeEach(async () => {
  store = await newTabletStore();
  await learnLastSequence(store, 'P', 0);
});

const paid = (id: string, ...fen: number[]): Basket => ({
  ...emptyBasket(id),
  payment: {
    tenders: fen.map((amountFen, index) => ({ id: `${id}${index}`, kind: 'CASH', amountFen })),
    rounding: false,
  },
});
const put = (windowId: string, basket: Basket, storeId = 's') =>
  store.baskets.put({ windowId, storeId, basket, at: 1 });
const finish = (id: string) =>
  keepSale(store, {
    storeId: 's',
    prefix: 'P',
    windowId: 'w1',
    basket: paid(id, 100),
    next: emptyBasket('n'),
    make: (seq) => someSale(seq, { id }),
  });

describe('money taken for sales that are not finished', () => {
  test('is seen in every window of this till, and only while it is not finished', async () => {
    await put('w1', paid('a', 10_000, 500));
    await put('w2', emptyBasket('b'));
    await put('w3', paid('c', 300));
    await put('w4', paid('d', 300), 'another store');
    await put('w5', { ...emptyBasket('old'), payment: undefined as never });
    await store.finished.put({ id: 'c', number: 'P-000001', at: 1 });
    expect(await openPayments(store, 's')).toEqual([
      { windowId: 'w1', basketId: 'a', takenFen: 10_500, goods: '', lines: 0 },
    ]);
  });

  test('of a window that is gone it is taken over whole, once', async () => {
    await put('w1', paid('a', 10_000));
    expect(await takeOverPayment(store, { from: 'w1', windowId: 'w2' })).toMatchObject({ id: 'a' });
    expect((await store.baskets.toArray()).map(({ windowId, basket }) => [windowId, basket.id])).toEqual([
      ['w2', 'a'],
    ]);
    expect(await takeOverPayment(store, { from: 'w1', windowId: 'w3' })).toBeNull();
  });
});

describe('a till that another window closed', () => {
  test('takes no sale more, and neither number nor basket is gone', async () => {
    await put('w1', paid('a', 100));
    await noteTill(store, { id: 't', state: 'COUNTED', windowId: 'w9' });
    expect(await finish('before')).toMatchObject({ seq: 1 });
    await put('w1', paid('a', 100));
    await noteTill(store, { id: 't', state: 'CLOSED', windowId: 'w9' });
    await expect(finish('a')).rejects.toBeInstanceOf(TillClosedElsewhere);
    expect((await store.baskets.get('w1'))?.basket.payment.tenders).toHaveLength(1);
    expect(await store.waiting.count()).toBe(1);
    expect(await takeSequence(store, 'P')).toBe(2);
  });

  test('stays closed, whatever a slower window says later', async () => {
    await noteTill(store, { id: 't', state: 'CLOSED', windowId: 'w9' });
    await noteTill(store, { id: 't', state: 'COUNTED', windowId: 'w9' });
    expect((await store.tills.get('t'))?.state).toBe('CLOSED');
  });
});
