import { beforeEach, describe, expect, test, vi } from 'vitest';
import { isRetryable } from '@/components/shell/use-error-text';
import { newTabletStore } from '@/tests/helpers/tablet';
import { isRefusal } from '@/trpc/query-client';
import { endSessionLeftOpen } from './end-session';
import type { TabletStore } from './tablet-store';

let store: TabletStore;

beforeEach(async () => {
  store = await newTabletStore();
  await store.locks.put({ id: 'toEnd', at: 1 });
});

const isNoSession = (error: unknown) => isRefusal(error) && !isRetryable(error);
const refused = (code: string, retryable: boolean) => ({ data: { error: { code, params: {}, retryable } } });
const noted = () => store.locks.count();

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
