import { beforeEach, describe, expect, test } from 'vitest';
import { newTabletStore, someSale, stubWindow } from '@/tests/helpers/tablet';
import { emptyBasket } from './basket';
import { keepSale, SaleAlreadyFinished, takeBack } from './keep-sale';
import { moveKept } from './move-kept';
import { learnLastSequence, NumbersUnknown, takeSequence } from './receipt-sequence';
import { checkStorage } from './storage-check';
import { StorageFault, type TabletStore } from './tablet-store';

let store: TabletStore;

beforeEach(async () => {
  store = await newTabletStore();
  await learnLastSequence(store, 'S01-01A', 6);
});

const finish = (id: string, over: object = {}) =>
  keepSale(store, {
    storeId: 's',
    prefix: 'S01-01A',
    windowId: 'w',
    basket: { ...emptyBasket(id), ...over },
    next: emptyBasket(`after-${id}`),
    make: (seq) => someSale(seq, { id }),
  });

describe('finishing a sale', () => {
  test('number, sale and the next basket are one', async () => {
    const waiting = await finish('a');
    expect(waiting).toMatchObject({ id: 'a', seq: 7, number: 'S01-01A-000007' });
    expect(await store.waiting.get('a')).toMatchObject({ storeId: 's', sale: { seq: 7 } });
    expect((await store.baskets.get('w'))?.basket.id).toBe('after-a');
    expect((await finish('b')).seq).toBe(8);
  });

  test('what fails half-way keeps nothing and takes no number', async () => {
    const broken = keepSale(store, {
      storeId: 's',
      prefix: 'S01-01A',
      windowId: 'w',
      basket: emptyBasket('a'),
      next: emptyBasket('n'),
      make: () => {
        throw new RangeError('no such amount');
      },
    });
    await expect(broken).rejects.toBeInstanceOf(RangeError);
    expect(await store.waiting.count()).toBe(0);
    expect(await takeSequence(store, 'S01-01A')).toBe(7);
  });

  test('the same basket paid in two windows is paid once; nothing is overwritten', async () => {
    const outcomes = await Promise.allSettled([finish('a'), finish('a')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(finish('a')).rejects.toBeInstanceOf(SaleAlreadyFinished);
    await store.waiting.clear();
    await expect(finish('a')).rejects.toMatchObject({ params: { number: 'S01-01A-000007' } });
    expect(await takeSequence(store, 'S01-01A')).toBe(8);
  });

  test('two windows never take one number', async () => {
    const numbers = await Promise.all(Array.from({ length: 20 }, (_, index) => finish(`x${index}`)));
    expect(new Set(numbers.map(({ seq }) => seq)).size).toBe(20);
  });

  test('refused while the customer stands there, it is the basket again and may be paid once more', async () => {
    const waiting = await finish('a');
    await takeBack(store, waiting, { windowId: 'w', basket: { ...emptyBasket('a'), seq: waiting.seq } });
    expect(await store.waiting.count()).toBe(0);
    expect((await finish('a', { seq: waiting.seq })).seq).toBe(7);
    expect(await takeSequence(store, 'S01-01A')).toBe(8);
  });

  test('a number of an old enrolment’s series is given up, not used in the new one', async () => {
    const old = { seq: 3, seqPrefix: 'S01-01Z' };
    expect((await finish('a', old)).seq).toBe(7);
    const rows = await store.waiting.toArray();
    expect(rows.find(({ kind }) => kind === 'NUMBER')).toMatchObject({
      number: 'S01-01Z-000003',
      seq: 3,
      storeId: 's',
      errorCode: 'BASKET_DROPPED',
    });
    expect((await finish('b', { seq: 5, seqPrefix: 'S01-01A' })).seq).toBe(5);
    expect(await store.waiting.count()).toBe(3);
  });

  test('before the series is known no number is taken', async () => {
    await expect(takeSequence(store, 'S01-01B')).rejects.toBeInstanceOf(NumbersUnknown);
    await learnLastSequence(store, 'S01-01B', 3);
    await learnLastSequence(store, 'S01-01B', 1);
    expect(await takeSequence(store, 'S01-01B')).toBe(4);
  });

  test('without a store nothing is sold, and the fault says so', async () => {
    expect(await checkStorage(store)).toBe('ready');
    store.close();
    await expect(finish('a')).rejects.toBeInstanceOf(StorageFault);
    await store.delete();
    Object.assign(store, { open: () => Promise.reject(new DOMException('no', 'SecurityError')) });
    expect(await checkStorage(store)).toBe('refused');
    Object.assign(store, { open: () => Promise.reject(new DOMException('no', 'QuotaExceededError')) });
    expect(await checkStorage(store)).toBe('full');
  });
});

describe('what an earlier version kept in localStorage', () => {
  test('is taken over whatever the device was called, and removed only then', async () => {
    const { local } = stubWindow();
    const sale = JSON.parse(JSON.stringify(someSale(41, { id: 'old' })));
    local.set('daybook-pending-device-before-old', JSON.stringify({ storeId: 's', sale }));
    local.set('daybook-receipt-S01-01A', '41');
    local.set('daybook-basket-device-before', JSON.stringify({ id: 'b', lines: [], discount: null }));
    const count = { id: 'c1', productId: 'p', kind: 'SCAN', quantity: '1', occurredAt: new Date(5) };
    local.set('daybook-count-sheet-person-c1', JSON.stringify(count));
    local.set('daybook-pending-device-before-bad', '{"storeId":"s"}');
    await moveKept(store);
    await moveKept(store);
    expect(await store.waiting.toArray()).toMatchObject([{ id: 'old', storeId: 's', seq: 41 }]);
    expect((await store.waiting.get('old'))?.kind).toBe('SALE');
    expect(await takeSequence(store, 'S01-01A')).toBe(42);
    expect(await store.counts.toArray()).toMatchObject([
      { id: 'c1', sheet: 'sheet-person', count: { occurredAt: new Date(5) } },
    ]);
    expect((await store.baskets.toArray())[0]?.basket.id).toBe('b');
    expect([...local.keys()]).toEqual(['daybook-pending-device-before-bad']);
  });
});
