import { liveQuery } from 'dexie';
import type { FinishedSale, TabletStore, Waiting } from './tablet-store';

/**
 * What became of a sale whose receipt is out: it waits to be sent, the server has it, the server refused it and it is still here, or
 * it lies with the manager.
 */
export type SaleFate = 'waiting' | 'booked' | 'refused' | 'rejected';

export function fateOf(waiting: Waiting | undefined, finished: FinishedSale | undefined): SaleFate {
  if (waiting) return waiting.refusal !== null || waiting.stuck !== null ? 'refused' : 'waiting';
  return finished?.rejected ? 'rejected' : 'booked';
}

/** Calls with a sale's fate, now and whenever it changes, whichever window sends it. @returns stops */
export function watchFate(store: TabletStore, saleId: string, onFate: (fate: SaleFate) => void): () => void {
  const watching = liveQuery(async () => {
    const [waiting, finished] = await Promise.all([store.waiting.get(saleId), store.finished.get(saleId)]);
    return fateOf(waiting, finished);
  }).subscribe({ next: onFate, error: () => undefined });
  return () => watching.unsubscribe();
}
