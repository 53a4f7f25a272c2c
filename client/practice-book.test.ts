import { beforeEach, describe, expect, test } from 'vitest';
import { checkSale } from '@/server/sales/check-sale';
import { sale as saleInput } from '@/server/sales/schema';
import { newTabletStore } from '@/tests/helpers/tablet';
import { type Basket, basketReducer, emptyBasket } from './basket';
import { newId } from './new-id';
import {
  finishPractice,
  forgetPractice,
  holdPractice,
  keepPracticeBasket,
  practiceBook,
  takePracticeHeld,
  whyNotPractise,
} from './practice-book';
import { openPracticeStore, type PracticeStore } from './practice-store';
import { learnLastSequence, takeSequence } from './receipt-sequence';
import type { TabletStore } from './tablet-store';

let tablet: TabletStore;
let store: PracticeStore;
let stores = 0;

beforeEach(async () => {
  tablet = await newTabletStore();
  await learnLastSequence(tablet, 'S01-01A', 6);
  stores += 1;
  store = openPracticeStore(`practice-${stores}`);
});

const LAMP = {
  id: newId(),
  code: 'L1',
  name: '台灯',
  unit: '件',
  decimals: 0,
  listPriceFen: 19_900,
  taxRateBp: 1_300,
};

function lamps(count: number): Basket {
  return basketReducer(
    { basket: emptyBasket(newId()), past: [] },
    { type: 'add', product: LAMP, quantityMilli: count * 1000, lineId: newId() },
  ).basket;
}

const sell = (basket: Basket, id = 'p') =>
  finishPractice(store, {
    id,
    basket,
    cashier: '李小燕',
    personId: newId(),
    tenders: [{ id: newId(), kind: 'CASH', amountFen: 20_000 }],
    roundingFen: 0,
    changeFen: 100,
  });

describe('a sale in practice', () => {
  test('has a number of its own series and leaves nothing among what is sent', async () => {
    const before = await Promise.all(tablet.tables.map((table) => table.toArray()));
    const { made, next } = await sell(lamps(1));
    expect(made.sale).toMatchObject({ number: 'PRACTICE-0001', netFen: 19_900, changeFen: 100 });
    expect(next.lines).toEqual([]);
    expect((await sell(lamps(2))).made.sale.number).toBe('PRACTICE-0002');
    expect(await Promise.all(tablet.tables.map((table) => table.toArray()))).toEqual(before);
    // The next real sale has the number it would have had.
    expect(await takeSequence(tablet, 'S01-01A')).toBe(7);
  });

  test('would be refused by the server even if somebody sent it', async () => {
    const { made } = await sell(lamps(1));
    const faults = saleInput.safeParse(made.sale).error?.issues.map(({ path }) => path.join('.'));
    expect(faults).toEqual(['sessionId']);
    const withSession = saleInput.parse({ ...made.sale, sessionId: newId() });
    expect(checkSale(withSession, 'S01-01A', 0)).not.toBeNull();
  });

  test('two at once never share a number', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, (_, at) => sell(lamps(1), `p${at}`)));
    expect(new Set(made.map(({ made: { sale } }) => sale.number)).size).toBe(12);
  });
});

describe('the book of a practice', () => {
  test('comes back after a reload: basket, held baskets and receipts', async () => {
    await practiceBook(store, 'p');
    await sell(lamps(1));
    const basket = lamps(3);
    await keepPracticeBasket(store, 'p', basket);
    await holdPractice(store, { id: 'p', basket: lamps(2), label: '蓝外套', heldBy: '李小燕' });
    const again = await practiceBook(store, 'p');
    expect(again.basket.id).toBe(basket.id);
    expect(again.sales).toHaveLength(1);
    expect(again.held).toMatchObject([{ label: '蓝外套', totalFen: 39_800 }]);
  });

  test('a held basket is taken up once', async () => {
    await holdPractice(store, { id: 'p', basket: lamps(2), label: '', heldBy: '' });
    const [held] = (await practiceBook(store, 'p')).held;
    const heldId = held?.id ?? '';
    expect((await takePracticeHeld(store, { id: 'p', heldId }))?.lines).toHaveLength(1);
    expect(await takePracticeHeld(store, { id: 'p', heldId })).toBeNull();
  });

  test('ends with the practice; its numbers are not given again', async () => {
    await sell(lamps(1));
    await forgetPractice(store, 'p');
    await keepPracticeBasket(store, 'p', lamps(1));
    expect(await store.books.count()).toBe(0);
    expect((await practiceBook(store, 'next')).sales).toEqual([]);
    expect((await sell(lamps(1), 'next')).made.sale.number).toBe('PRACTICE-0002');
  });

  test('what a window left lying is thrown away after a day', async () => {
    await practiceBook(store, 'old');
    await store.books.update('old', { at: Date.now() - 25 * 3_600_000 });
    await practiceBook(store, 'new');
    expect(await store.books.toCollection().primaryKeys()).toEqual(['new']);
  });
});

describe('practice waits', () => {
  const ask = (basket: Basket) => whyNotPractise(tablet, { storeId: 's', basket });

  test('for the sale at hand', async () => {
    expect(await ask(emptyBasket('a'))).toBeNull();
    expect(await ask(lamps(1))).toBe('SALE_OPEN');
  });

  test('for money taken here or in another window of this till', async () => {
    const paid = {
      ...lamps(1),
      payment: { tenders: [{ id: newId(), kind: 'CASH' as const, amountFen: 100 }], rounding: false },
    };
    expect(await ask(paid)).toBe('PAYMENT_OPEN');
    await tablet.baskets.put({ windowId: 'other', storeId: 's', basket: paid, at: Date.now() });
    expect(await ask(emptyBasket('a'))).toBe('PAYMENT_OPEN');
  });
});
