import { beforeEach, expect, test, vi } from 'vitest';
import { whyNotKept } from '@/components/sales/storage-problem';
import { newTabletStore } from '@/tests/helpers/tablet';
import { checkStorage, keepsSales } from './storage-check';
import type { TabletStore } from './tablet-store';

let store: TabletStore;

beforeEach(async () => {
  store = await newTabletStore();
});

const room = (bytes: number) =>
  vi.stubGlobal('navigator', {
    storage: { estimate: async () => ({ quota: 100_000_000, usage: 100_000_000 - bytes }) },
  });

test('with room for a day of sales they are kept', async () => {
  room(50_000_000);
  expect(await checkStorage(store)).toBe('ready');
});

test('with little room left what is at hand is finished, and nothing else begins', async () => {
  room(1_000_000);
  const state = await checkStorage(store);
  expect(state).toBe('tight');
  expect(keepsSales(state)).toBe(true);
  expect(whyNotKept(state, true)).toBeNull();
  expect(whyNotKept(state, false)).toBe('tight');
});

test('where writing fails nothing is sold at all', async () => {
  room(50_000_000);
  vi.spyOn(store.finished, 'put').mockRejectedValue(new DOMException('no room', 'QuotaExceededError'));
  const state = await checkStorage(store);
  expect(keepsSales(state)).toBe(false);
  expect(whyNotKept(state, true)).not.toBeNull();
});
