import { LRUCache } from 'lru-cache';
import type { Store } from '@/generated/prisma/client';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { perProcess } from '@/server/platform/per-process';

export type StoreSettings = Store;

const cache = perProcess(
  'store-settings',
  () => new LRUCache<string, StoreSettings>({ max: 1_000, ttl: 5_000 }),
);

/**
 * A store with its settings, at most 5 s old: read on every sale, changed once a month.
 * @throws NotFound
 */
export async function storeSettings(reader: Reader, storeId: string): Promise<StoreSettings> {
  return cache.get(storeId) ?? freshStoreSettings(reader, storeId);
}

/**
 * The same as the database has it now, for whoever was told that it changed, perhaps on another server.
 * @throws NotFound
 */
export async function freshStoreSettings(reader: Reader, storeId: string): Promise<StoreSettings> {
  const store = await reader.store.findUnique({ where: { id: storeId } });
  if (!store) throw new NotFound({ noun: 'store' });
  cache.set(storeId, store);
  return store;
}

/** What a store does about drawers short or over; one that was once set to stop the day wants a reason. */
export function cashPolicyOf({ openCash }: Pick<StoreSettings, 'openCash'>): 'REASON' | 'SHOW' {
  return openCash === 'SHOW' ? 'SHOW' : 'REASON';
}

/** Forgets what this process knows of a store; called by the command that changed it. */
export function forgetStoreSettings(storeId: string): void {
  cache.delete(storeId);
}
