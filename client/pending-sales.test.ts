import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Failure, newTabletStore, someSale, someServer } from '@/tests/helpers/tablet';
import { waitingOf } from './move-kept';
import { PendingSales } from './pending-sales';
import type { TabletStore } from './tablet-store';

let store: TabletStore;

beforeEach(async () => {
  store = await newTabletStore();
});

async function kept(seq: number) {
  const waiting = { ...waitingOf('s', someSale(seq)), inHandUntil: Date.now() + 30_000 };
  await store.waiting.put(waiting);
  return waiting;
}

describe('a sale handed over', () => {
  test('is forgotten when it is booked', async () => {
    const pending = new PendingSales(store, someServer().wire);
    expect(await pending.hand(await kept(1), 1_000)).toEqual({ kind: 'booked' });
    expect(await store.waiting.count()).toBe(0);
  });

  test('without an answer stays, and goes again under the same id', async () => {
    const server = someServer(() => new Failure('neverSent'));
    const pending = new PendingSales(store, server.wire);
    expect(await pending.hand(await kept(1), 1_000)).toEqual({ kind: 'later' });
    server.says = () => null;
    await pending.flush();
    expect(await store.waiting.count()).toBe(0);
    expect(server.deliveries).toEqual([['sale-1'], ['sale-1']]);
  });

  test.each(['busy', 'notForYou'] as const)('%s is no verdict on it', async (kind) => {
    const pending = new PendingSales(store, someServer(() => new Failure(kind)).wire);
    expect(await pending.hand(await kept(1), 1_000)).toEqual({ kind: 'later' });
    expect(await store.waiting.count()).toBe(1);
  });

  test('refused while the counter waits is the counter’s: nothing is rejected', async () => {
    const server = someServer(() => ({ code: 'TOTALS_DIFFER', params: {} }));
    const pending = new PendingSales(store, server.wire);
    const outcome = await pending.hand(await kept(1), 1_000);
    expect(outcome).toEqual({ kind: 'refused', refusal: { code: 'TOTALS_DIFFER', params: {} } });
    await pending.flush();
    expect(server.rejected).toEqual([]);
  });

  test('refused after the receipt was given is rejected', async () => {
    const server = someServer(() => ({ code: 'TOTALS_DIFFER', params: {} }));
    let answer: () => void = () => undefined;
    const slow = {
      ...server.wire,
      complete: async (...asked: Parameters<typeof server.wire.complete>) => {
        if (server.deliveries.length === 0) await new Promise<void>((resolve) => (answer = resolve));
        return server.wire.complete(...asked);
      },
    };
    const pending = new PendingSales(store, slow);
    expect(await pending.hand(await kept(1), 10)).toEqual({ kind: 'later' });
    answer();
    await vi.waitFor(async () => expect((await store.waiting.get('sale-1'))?.inHandUntil).toBe(0));
    await pending.flush();
    expect(server.rejected).toEqual(['S01-01A-000001']);
    expect(await store.waiting.count()).toBe(0);
  });
});

test('a tablet that is full still sends what it has', async () => {
  const server = someServer();
  await store.waiting.put({ ...waitingOf('s', someSale(1)), nextAt: 1 });
  store.waiting.hook('updating', () => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await new PendingSales(store, server.wire).flush();
  expect(server.deliveries).toEqual([['sale-1']]);
  expect(await store.waiting.count()).toBe(0);
});

test('two windows of one browser: one sends, and when it is gone the other does', async () => {
  const servers = [someServer(() => new Failure('neverSent')), someServer(() => new Failure('neverSent'))];
  const [first, second] = servers.map(({ wire }) => new PendingSales(store, wire));
  if (!first || !second) throw new Error('two windows');
  await store.waiting.put(waitingOf('s', someSale(1)));
  const stopFirst = first.start();
  await vi.waitFor(() => expect(servers[0]?.deliveries).toHaveLength(1));
  const stopSecond = second.start();
  await vi.waitFor(() => expect(second.getSnapshot()).toHaveLength(1));
  expect(servers[1]?.deliveries).toEqual([]);
  stopFirst();
  await vi.waitFor(() => expect(servers[1]?.deliveries.length).toBeGreaterThan(0));
  stopSecond();
});
