import { liveQuery } from 'dexie';
import { type CounterPreferences, type TabletStore, tabletStore } from './tablet-store';

export type { CounterPreferences } from './tablet-store';

/** A counter on which nobody chose anything. */
export const USUAL_PREFERENCES: CounterPreferences = {
  id: 'counter',
  display: false,
  silenced: [],
  volume: 'normal',
  keys: {},
};

const listeners = new Set<() => void>();
let known: CounterPreferences = USUAL_PREFERENCES;
let following = false;

/** What whoever works at this counter chose for it: at once, without asking the disk. */
export function counterPreferences(): CounterPreferences {
  return known;
}

/** Follows what is kept, other windows' choices included. @returns stops telling */
export function onCounterPreferences(listener: () => void): () => void {
  listeners.add(listener);
  if (!following) {
    following = true;
    liveQuery(() => tabletStore().preferences.get('counter')).subscribe({
      next: (kept) => hold({ ...USUAL_PREFERENCES, ...kept }),
      // A tablet that keeps nothing goes on with what is usual.
      error: () => undefined,
    });
  }
  return () => listeners.delete(listener);
}

/** Holds from now on in this window, and from its next opening on where it could be kept. */
export async function changePreferences(
  change: Partial<Omit<CounterPreferences, 'id'>>,
  store: TabletStore = tabletStore(),
): Promise<void> {
  hold({ ...known, ...change });
  // Another window may have chosen something since, and this one may not have read what was chosen before.
  const work = async () => {
    const kept = await store.preferences.get('counter');
    await store.preferences.put({ ...USUAL_PREFERENCES, ...kept, ...change });
  };
  await store.transaction('rw', store.preferences, work).catch(() => undefined);
}

function hold(preferences: CounterPreferences): void {
  known = preferences;
  for (const listener of listeners) listener();
}
