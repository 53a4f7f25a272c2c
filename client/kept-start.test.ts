import { beforeEach, expect, test } from 'vitest';
import { newTabletStore, stubWindow } from '@/tests/helpers/tablet';
import { closeTablet, forgetStart, type KeptStart, keepStart, keptStart, lockIfLeft } from './kept-start';
import { rememberPin } from './pin-verifier';
import type { TabletStore } from './tablet-store';

let store: TabletStore;
let local: Map<string, string>;

beforeEach(async () => {
  store = await newTabletStore();
  local = stubWindow().local;
});

const start = {
  settings: { store: { id: 's' }, device: { id: 'd', prefix: 'S01-01A' }, till: { id: 't' } },
  person: { id: 'w', name: '王小雨' },
  permissions: ['sales.complete'],
  clerkPermissions: ['sales.complete'],
} as unknown as KeptStart;
const notes = async () => (await store.locks.toArray()).map(({ id }) => id).sort();

test('what a counter starts from is as the server said it last', () => {
  expect(keptStart()).toBeNull();
  expect(keepStart(start)).toBe(true);
  expect(keptStart()).toEqual(start);
});

test.each(['', '{', '{"json":{}}', '{"json":{"settings":{"store":{}},"person":{}}}', 'null'])(
  '%s is nothing to start from',
  (text) => {
    local.set('daybook-counter-start', text);
    expect(keptStart()).toBeNull();
  },
);

test('a browser that is no counter any more starts nothing and knows no PIN; what it sold stays', async () => {
  keepStart(start);
  await rememberPin(store, { id: 'w', name: '王小雨', initials: 'wxy', storeId: 's' }, '135790');
  await store.finished.put({ id: 'sale', number: 'S01-01A-000001', at: 1 });
  await forgetStart(store);
  expect(keptStart()).toBeNull();
  expect(await store.pins.count()).toBe(0);
  expect(await store.finished.count()).toBe(1);
});

test('after a sign-out only a PIN opens the tablet, and the session is nobody’s', async () => {
  await store.locks.bulkPut([
    { id: 'owner', at: 1, personId: 'w' },
    { id: 'toEnd', at: 1 },
  ]);
  await closeTablet(store);
  expect(await notes()).toEqual(['locked']);
});

test('a tablet nobody touched for as long as it stays open starts locked, and its session ends', async () => {
  await lockIfLeft(store, 1_000, 300_000, 300_999);
  expect(await notes()).toEqual([]);
  await lockIfLeft(store, 1_000, 300_000, 301_000);
  expect(await notes()).toEqual(['locked', 'toEnd']);
});

test('where it is not known when it was touched, it was long ago', async () => {
  await lockIfLeft(store, 0, 300_000);
  expect(await notes()).toEqual(['locked', 'toEnd']);
});
