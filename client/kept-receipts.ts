import type { KeptReceipt, TabletStore } from './tablet-store';

/** So long, ms, and so many at most: what a busy till gives out in ninety days. */
const KEPT_MS = 90 * 24 * 3_600_000;
const MOST = 20_000;
/** What a list of the latest shows. */
const SHOWN = 20;

/** Keeps a receipt this till gave out, for when nobody answers; the oldest go. One that cannot be kept is only not here. */
export async function keepReceipt(
  store: TabletStore,
  receipt: Omit<KeptReceipt, 'at'>,
  now = Date.now(),
  most = MOST,
): Promise<void> {
  await store.transaction('rw', store.receipts, async () => {
    await store.receipts.put({ ...receipt, at: now });
    await store.receipts
      .where('at')
      .below(now - KEPT_MS)
      .delete();
    const over = (await store.receipts.count()) - most;
    if (over > 0) await store.receipts.orderBy('at').limit(over).delete();
  });
}

/** The latest of this store's, or those whose number has this in it. */
export function keptReceipts(store: TabletStore, storeId: string, number: string): Promise<KeptReceipt[]> {
  return store.receipts
    .orderBy('at')
    .reverse()
    .filter((row) => row.storeId === storeId && row.number.includes(number))
    .limit(SHOWN)
    .toArray();
}
