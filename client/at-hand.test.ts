import { beforeEach, expect, test } from 'vitest';
import { newTabletStore } from '@/tests/helpers/tablet';
import { anythingAtHand } from './at-hand';
import { type Basket, emptyBasket } from './basket';
import type { TabletStore, WaitingNumber } from './tablet-store';

let store: TabletStore;

beforeEach(async () => {
  store = await newTabletStore();
});

const begun = (id: string) => ({ ...emptyBasket(id), lines: [{ id: 'line' }] }) as unknown as Basket;
const put = (windowId: string, basket: Basket) =>
  store.baskets.put({ windowId, storeId: 's', basket, at: 1 });

test('windows that only stand there have nothing at hand', async () => {
  await put('one', emptyBasket('a'));
  await put('two', emptyBasket('b'));
  expect(await anythingAtHand(store)).toBe(false);
});

test('a basket of any window is at hand, until it is paid', async () => {
  await put('one', emptyBasket('a'));
  await put('two', begun('b'));
  expect(await anythingAtHand(store)).toBe(true);
  await store.finished.put({ id: 'b', number: 'S01-01A-000001', at: 1 });
  expect(await anythingAtHand(store)).toBe(false);
});

test('whatever the server has not is at hand', async () => {
  await store.waiting.put({ id: 'n', kind: 'NUMBER' } as WaitingNumber);
  expect(await anythingAtHand(store)).toBe(true);
});
