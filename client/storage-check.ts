import { moveKept } from './move-kept';
import { keeping, StorageFault, type TabletStore } from './tablet-store';

/**
 * Whether this tablet can keep a sale. Until it is known, and when it cannot, no sale begins. tight: it still can, with so little room
 * left that none begins, while what is at hand is finished.
 */
export type StorageState = 'opening' | 'ready' | 'tight' | 'refused' | 'full';

/** Can what is at hand be kept? */
export const keepsSales = (state: StorageState): boolean => state === 'ready' || state === 'tight';

/** Less room than this, bytes, is none: a day of sales offline must fit. */
const ROOM = 5_000_000;
/** Ids of finished sales are kept this long, ms. */
const REMEMBERED_MS = 90 * 24 * 3_600_000;

/**
 * Opens the store, takes over what an earlier version had kept elsewhere, writes something to see that it can, and asks the browser
 * not to clear it.
 */
export async function checkStorage(store: TabletStore, now = Date.now()): Promise<StorageState> {
  try {
    await keeping(async () => {
      await store.open();
      await moveKept(store);
      await store.finished
        .where('at')
        .below(now - REMEMBERED_MS)
        .delete();
      const probe = { id: 'probe', number: 'x'.repeat(1_000), at: now };
      await store.finished.put(probe);
      await store.finished.delete(probe.id);
    });
    void askToPersist();
    return (await hasRoom()) ? 'ready' : 'tight';
  } catch (error) {
    return error instanceof StorageFault && error.code === 'STORAGE_FULL' ? 'full' : 'refused';
  }
}

/** Without asking, a browser short of space clears sites nobody installed. Asked over plain http there is nobody to ask. */
async function askToPersist(): Promise<void> {
  try {
    if (!(await navigator.storage?.persisted?.())) await navigator.storage?.persist?.();
  } catch {
    // It stays as the browser keeps it.
  }
}

async function hasRoom(): Promise<boolean> {
  try {
    const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
    return quota === undefined || quota - (usage ?? 0) > ROOM;
  } catch {
    return true;
  }
}
