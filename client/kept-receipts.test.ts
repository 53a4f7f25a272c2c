import { beforeEach, expect, test } from 'vitest';
import { newTabletStore } from '@/tests/helpers/tablet';
import { keepReceipt, keptReceipts } from './kept-receipts';
import type { TabletStore } from './tablet-store';

const DAY_MS = 86_400_000;
let store: TabletStore;

beforeEach(async () => {
  store = await newTabletStore();
});

const receipt = (seq: number, storeId = 's') => ({
  number: `S01-01A-00000${seq}`,
  storeId,
  receipt: { seq },
});
const numbers = async (number = '') =>
  (await keptReceipts(store, 's', number)).map((row) => row.number.at(-1));

test('the latest come first, those of another store never', async () => {
  await keepReceipt(store, receipt(1), 1);
  await keepReceipt(store, receipt(2), 2);
  await keepReceipt(store, receipt(3, 'other'), 3);
  expect(await numbers()).toEqual(['2', '1']);
  expect(await numbers('000001')).toEqual(['1']);
  expect(await numbers('X')).toEqual([]);
});

test('ninety days are kept, and no more than there is room for', async () => {
  await keepReceipt(store, receipt(1), 1);
  await keepReceipt(store, receipt(2), 90 * DAY_MS);
  expect(await numbers()).toEqual(['2', '1']);
  await keepReceipt(store, receipt(3), 90 * DAY_MS + 2);
  expect(await numbers()).toEqual(['3', '2']);
  await keepReceipt(store, receipt(4), 91 * DAY_MS, 2);
  expect(await numbers()).toEqual(['4', '3']);
});
