import { beforeEach, describe, expect, test, vi } from 'vitest';
import { isRetryable } from '@/components/shell/use-error-text';
import { newTabletStore } from '@/tests/helpers/tablet';
import { isRefusal } from '@/trpc/query-client';
import { endSessionLeftOpen, noteOwner, unlockedOffline, unlockedOnline } from './end-session';
import type { TabletStore } from './tablet-store';

let store: TabletStore;

beforeEach(async () => {
  store = await newTabletStore();
  await store.locks.put({ id: 'toEnd', at: 1 });
});

const isNoSession = (error: unknown) => isRefusal(error) && !isRetryable(error);
const refused = (code: string, retryable: boolean) => ({ data: { error: { code, params: {}, retryable } } });
const noted = () => store.locks.where('id').equals('toEnd').count();
const rows = async () => (await store.locks.toArray()).map(({ id }) => id).sort();

describe('a session left open', () => {
  test('is forgotten when it is ended, and when there is none', async () => {
    await endSessionLeftOpen(store, { lock: async () => undefined, isNoSession });
    expect(await noted()).toBe(0);
    await store.locks.put({ id: 'toEnd', at: 1 });
    const none = () => Promise.reject(refused('UNAUTHENTICATED', false));
    await endSessionLeftOpen(store, { lock: none, isNoSession });
    expect(await noted()).toBe(0);
  });

  test.each(['BUSY', 'UNKNOWN'])('%s does not say that there is none', async (code) => {
    const lock = () => Promise.reject(refused(code, true));
    await expect(endSessionLeftOpen(store, { lock, isNoSession })).rejects.toMatchObject({ data: {} });
    expect(await noted()).toBe(1);
  });

  test('is ended even where it could not be noted', async () => {
    await store.locks.clear();
    const lock = vi.fn(async () => undefined);
    await endSessionLeftOpen(store, { lock, isNoSession });
    expect(lock).not.toHaveBeenCalled();
    await endSessionLeftOpen(store, { lock, isNoSession }, true);
    expect(lock).toHaveBeenCalledOnce();
  });

  test('a tablet that can read nothing refuses nobody', async () => {
    store.close();
    await endSessionLeftOpen(store, { lock: async () => undefined, isNoSession }, true);
    await endSessionLeftOpen(store, { lock: async () => undefined, isNoSession });
  });
});

describe('a lock made and undone while nobody answered', () => {
  const locked = () =>
    store.locks.bulkPut([
      { id: 'locked', at: 1 },
      { id: 'toEnd', at: 1 },
    ]);
  const lock = vi.fn(async () => undefined);
  const server = { lock, isNoSession };

  beforeEach(async () => {
    lock.mockClear();
    await noteOwner(store, 'wang');
    await locked();
  });

  test('by the person whose session it is, is never sent', async () => {
    await unlockedOffline(store, 'wang');
    await endSessionLeftOpen(store, server);
    expect(lock).not.toHaveBeenCalled();
    expect(await rows()).toEqual(['owner']);
  });

  test('by somebody else, ends the session it found, and locks', async () => {
    await unlockedOffline(store, 'li');
    expect(await rows()).toEqual(['owner', 'toEnd']);
    await endSessionLeftOpen(store, server);
    expect(lock).toHaveBeenCalledOnce();
    expect(await rows()).toEqual(['locked']);
  });

  test('by its person in one window while another works in a second, is sent', async () => {
    await unlockedOffline(store, 'li');
    await unlockedOffline(store, 'wang');
    expect(await noted()).toBe(1);
  });

  test('by nobody, is sent and leaves it locked', async () => {
    await endSessionLeftOpen(store, server);
    expect(lock).toHaveBeenCalledOnce();
    expect(await rows()).toEqual(['locked']);
  });

  test('after it was sent already, is no session’s: it locks again', async () => {
    await endSessionLeftOpen(store, server);
    await unlockedOffline(store, 'wang');
    await endSessionLeftOpen(store, server);
    expect(await rows()).toEqual(['locked']);
  });

  test('a new session is its person’s, and the next lock is theirs to undo', async () => {
    await endSessionLeftOpen(store, server);
    await unlockedOnline(store, 'li');
    expect(await rows()).toEqual(['owner']);
    await locked();
    await unlockedOffline(store, 'li');
    expect(await rows()).toEqual(['owner']);
  });
});
