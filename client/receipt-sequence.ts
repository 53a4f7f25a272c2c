import { keeping, type TabletStore } from './tablet-store';

/** Before a tablet has heard how far its series is, no number may be taken: a wiped tablet would give old ones again. */
export class NumbersUnknown extends Error {
  readonly code = 'RECEIPT_NUMBERS_UNKNOWN';
  readonly params = {};
}

/** Tells the tablet how far its series is at the server: a wiped tablet goes on after it. */
export function learnLastSequence(store: TabletStore, prefix: string, last: number): Promise<void> {
  return keeping(() =>
    store.transaction('rw', store.series, async () => {
      const known = await store.series.get(prefix);
      if (!known || last > known.last) await store.series.put({ prefix, last });
    }),
  );
}

/**
 * Takes the next number of the series. A number once taken is never given again.
 * @throws NumbersUnknown, StorageFault
 */
export function takeSequence(store: TabletStore, prefix: string): Promise<number> {
  return keeping(() => store.transaction('rw', store.series, () => nextSequence(store, prefix)));
}

/** `takeSequence` within a transaction that holds the series. */
export async function nextSequence(store: TabletStore, prefix: string): Promise<number> {
  const known = await store.series.get(prefix);
  if (!known) throw new NumbersUnknown();
  await store.series.put({ prefix, last: known.last + 1 });
  return known.last + 1;
}
