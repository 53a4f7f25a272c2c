import { beforeEach, describe, expect, test } from 'vitest';
import { Failure, newTabletStore, someSale, someServer } from '@/tests/helpers/tablet';
import { deliverDue } from './deliver-sales';
import { waitingOf } from './move-kept';
import type { TabletStore } from './tablet-store';

const REFUSED = { code: 'TOTALS_DIFFER', params: {} };
let store: TabletStore;

beforeEach(async () => {
  store = await newTabletStore();
});

async function wait(count: number) {
  const sales = Array.from({ length: count }, (_, index) => someSale(index + 1));
  await store.waiting.bulkPut(sales.map((sale) => waitingOf('s', sale)));
  return sales;
}
const left = async () => (await store.waiting.toArray()).map(({ id }) => id).sort();
/** Every pause is over. */
const much = () => Date.now() + 24 * 3_600_000;

describe('a round of deliveries', () => {
  test('brings three hundred sales in fifteen calls, in their order', async () => {
    await wait(300);
    const server = someServer();
    await deliverDue(store, server.wire);
    expect(server.deliveries).toHaveLength(15);
    expect(server.deliveries.flat()).toEqual(Array.from({ length: 300 }, (_, index) => `sale-${index + 1}`));
    expect(await left()).toEqual([]);
  });

  test('keeps what is refused under its number, and books the rest', async () => {
    await wait(5);
    const server = someServer((sale) => (sale.seq === 2 ? REFUSED : null));
    await deliverDue(store, server.wire);
    expect(await left()).toEqual([]);
    expect(server.rejected).toEqual(['S01-01A-000002']);
    expect(server.told).toEqual(server.rejected);
  });

  test.each(['taken back', 'taken back and paid once more'])(
    'a refusal that comes when the window has %s rejects nothing: its number is in use',
    async (what) => {
      await wait(1);
      const server = someServer(() => REFUSED);
      const { wire } = server;
      const meanwhile = {
        ...wire,
        complete: async (...asked: Parameters<typeof wire.complete>) => {
          const again = { ...waitingOf('s', someSale(1)), keptAt: 2_000 };
          if (what === 'taken back') await store.waiting.delete('sale-1');
          else await store.waiting.put(again);
          return wire.complete(...asked);
        },
      };
      await deliverDue(store, meanwhile);
      expect(server.rejected).toEqual([]);
      expect(await store.waiting.toArray()).toMatchObject(
        what === 'taken back' ? [] : [{ keptAt: 2_000, refusal: null }],
      );
    },
  );

  test('a sale that can be neither booked nor kept as rejected holds up none behind it, and stays', async () => {
    await wait(30);
    const server = someServer((sale) => (sale.seq === 1 ? REFUSED : null));
    server.rejects = () => new Failure('refused', 'RECEIPT_NUMBER_TAKEN');
    await deliverDue(store, server.wire);
    const [stuck, ...others] = await store.waiting.toArray();
    expect(others).toEqual([]);
    expect(stuck).toMatchObject({ id: 'sale-1', refusal: REFUSED, stuck: { code: 'RECEIPT_NUMBER_TAKEN' } });
    server.rejects = () => null;
    await deliverDue(store, server.wire, much());
    expect(server.rejected).toEqual(['S01-01A-000001']);
    expect(await left()).toEqual([]);
  });

  test('busy is no verdict: everything stays, and goes again under the same ids', async () => {
    await wait(3);
    const server = someServer(() => new Failure('busy'));
    await deliverDue(store, server.wire);
    expect(await left()).toEqual(['sale-1', 'sale-2', 'sale-3']);
    expect(server.rejected).toEqual([]);
    server.says = () => null;
    await deliverDue(store, server.wire, much());
    expect(await left()).toEqual([]);
  });

  test('a tablet whose clock was set back by a day does not wait a day', async () => {
    const [sale] = await wait(1);
    const later = Date.now() + 24 * 3_600_000;
    await store.waiting.update(sale?.id ?? '', { nextAt: later + 60_000, inHandUntil: later });
    const server = someServer();
    await deliverDue(store, server.wire);
    expect(server.deliveries.flat()).toEqual(['sale-1']);
  });

  test('one that the server chokes on is found and set aside', async () => {
    await wait(40);
    const server = someServer((sale) => (sale.seq === 7 ? new Failure('busy') : null));
    await deliverDue(store, server.wire);
    expect(await left()).toEqual(['sale-7']);
  });

  test('one whose delivery kills the line each time is alone in the end', async () => {
    await wait(40);
    const server = someServer((sale) => (sale.seq === 7 ? new Failure('noAnswer') : null));
    for (let round = 0; round < 6; round += 1) await deliverDue(store, server.wire, much());
    expect(await left()).toEqual(['sale-7']);
  });

  test('an hour without a network makes nobody a suspect: still twenty at a time', async () => {
    await wait(60);
    const server = someServer(() => new Failure('neverSent'));
    for (let round = 0; round < 10; round += 1) await deliverDue(store, server.wire);
    expect(server.deliveries).toHaveLength(10);
    server.says = () => null;
    server.deliveries.length = 0;
    await deliverDue(store, server.wire);
    expect(server.deliveries.map(({ length }) => length)).toEqual([20, 20, 20]);
  });

  test('signed out it asks once; another store’s sales do not wait for that', async () => {
    await wait(25);
    await store.waiting.put(waitingOf('other', someSale(99)));
    const server = someServer((sale) => (sale.seq === 99 ? null : new Failure('notForYou')));
    await deliverDue(store, server.wire);
    expect(server.deliveries).toHaveLength(2);
    expect(await left()).toHaveLength(25);
  });

  test('what a window has in hand is left to it, until it is dead', async () => {
    const waiting = waitingOf('s', someSale(1));
    await store.waiting.put({ ...waiting, inHandUntil: Date.now() + 30_000 });
    const server = someServer();
    await deliverDue(store, server.wire);
    expect(server.deliveries).toEqual([]);
    await deliverDue(store, server.wire, Date.now() + 31_000);
    expect(await left()).toEqual([]);
  });

  test('a number given up is rejected with its reason, or was booked after all', async () => {
    const { sale: _, ...plain } = waitingOf('s', someSale(4));
    const row = { ...plain, kind: 'NUMBER' as const, payload: {}, errorCode: 'BASKET_DROPPED' };
    await store.waiting.put(row);
    const server = someServer();
    server.rejects = () => new Failure('neverSent');
    await deliverDue(store, server.wire);
    expect(await left()).toEqual(['sale-4']);
    server.rejects = () => new Failure('refused', 'RECEIPT_NUMBER_TAKEN');
    await deliverDue(store, server.wire);
    expect(await left()).toEqual([]);
  });

  test.each(['UNAUTHENTICATED', 'FORBIDDEN', 'COUNTER_DEVICE_REQUIRED'])(
    '%s while a number or a refused sale is rejected decides nothing: both wait and go again',
    async (code) => {
      const { sale: _, ...plain } = waitingOf('s', someSale(4));
      const number = { ...plain, kind: 'NUMBER' as const, payload: {}, errorCode: 'BASKET_DROPPED' };
      await store.waiting.put(number);
      await store.waiting.put({ ...waitingOf('s', someSale(5)), refusal: REFUSED });
      const server = someServer();
      server.rejects = () => new Failure('refused', code);
      await deliverDue(store, server.wire);
      expect(await left()).toEqual(['sale-4', 'sale-5']);
      expect((await store.waiting.get('sale-5'))?.stuck).toBeNull();
      server.rejects = () => null;
      await deliverDue(store, server.wire, much());
      expect(server.rejected.sort()).toEqual(['S01-01A-000004', 'S01-01A-000005']);
    },
  );
});
