import { lead } from './locks';
import { OWN_BUILD } from './own-build';
import type { TabletStore } from './tablet-store';

/** A tablet says that it is there so often, ms. */
const EVERY_MS = 60_000;

export interface DeviceSays {
  unsent: number;
  unsentForMs: number | null;
  build: string;
}

/** What this tablet has that the server is not known to have, and since when. */
export async function whatDeviceSays(store: TabletStore, now = Date.now()): Promise<DeviceSays> {
  const rows = await store.waiting.toArray();
  const oldest = rows.length === 0 ? null : Math.min(...rows.map(({ keptAt }) => keptAt));
  return {
    unsent: rows.length,
    unsentForMs: oldest === null ? null : Math.max(0, Math.round(now - oldest)),
    build: OWN_BUILD,
  };
}

/** Tells the server every minute, from one window of the browser, for as long as it is open. @returns stops */
export function reportDevice(store: TabletStore, tell: (says: DeviceSays) => Promise<unknown>): () => void {
  return lead('daybook-device-report', async (signal) => {
    while (!signal.aborted) {
      await whatDeviceSays(store)
        .then(tell)
        .catch(() => undefined);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, EVERY_MS);
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  });
}
