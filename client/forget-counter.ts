import { dropWorker } from './counter-worker';
import { forgetStart } from './kept-start';
import type { TabletStore } from './tablet-store';

/** This browser is no counter any more: what it starts from and whose PINs it knows goes at once. What is unsent stays. */
export async function forgetCounter(store: TabletStore): Promise<void> {
  await forgetStart(store).catch(() => undefined);
  await dropWorker().catch(() => undefined);
}
