import { hasBegun } from './basket';
import type { TabletStore } from './tablet-store';

/** Whether any window of this browser has a basket begun, or the tablet something the server has not: no time for a new version. */
export async function anythingAtHand(store: TabletStore): Promise<boolean> {
  if ((await store.waiting.count()) > 0) return true;
  const rows = await store.baskets.toArray();
  for (const { basket } of rows) {
    // Paid already, and cut off before the next one began: it is on its way with the waiting sales.
    if (hasBegun(basket) && !(await store.finished.get(basket.id))) return true;
  }
  return false;
}
