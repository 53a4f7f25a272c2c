import { oneAtATime } from './locks';
import type { TabletStore } from './tablet-store';

/** The server's side of ending a session. */
export interface SessionEnd {
  /** Ends whatever session this browser has. */
  lock: () => Promise<unknown>;
  /** Did the server say that there is no session to end, rather than that it cannot tell now? */
  isNoSession: (error: unknown) => boolean;
}

/** Ending a session and undoing that keep out of each other's way, in all windows. */
const TURN = 'daybook-session-end';
/** And within this one, where the browser lends no locks. */
let turn: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = turn.then(() => oneAtATime(TURN, work));
  turn = done.catch(() => undefined);
  return done;
}

/**
 * Ends what the last person left open, so that the next session is never taken for it; without a session the counter is locked, in
 * every window. @param unkept it could not be written down that there is one @throws when nobody answered, or not in a way that
 * decides: the session may still be valid
 */
export function endSessionLeftOpen(
  store: TabletStore,
  { lock, isNoSession }: SessionEnd,
  unkept = false,
): Promise<void> {
  return inTurn(async () => {
    // A tablet that cannot read its notes has none: whoever is right is let in.
    const noted = await store.locks.get('toEnd').catch(() => undefined);
    if (!noted && !unkept) return;
    try {
      await lock();
    } catch (error) {
      if (!isNoSession(error)) throw error;
    }
    await store
      .transaction('rw', store.locks, async () => {
        await store.locks.bulkDelete(['toEnd', 'owner']);
        await store.locks.put({ id: 'locked', at: Date.now() });
      })
      .catch(() => undefined);
  });
}

/** Whose session this browser has: noted as the server said so. */
export async function noteOwner(store: TabletStore, personId: string): Promise<void> {
  await store.locks.put({ id: 'owner', at: Date.now(), personId });
}

/** The server let somebody in: the session is theirs. */
export async function unlockedOnline(store: TabletStore, personId: string): Promise<void> {
  await store.transaction('rw', store.locks, async () => {
    await noteOwner(store, personId);
    await store.locks.delete('locked');
  });
}

/**
 * A PIN that this tablet knows opened it while nobody answered. The person whose session it is goes on with it: the lock is undone,
 * and nothing of it is sent later. Anybody else has no session: the one they found is ended as soon as the server answers.
 */
export function unlockedOffline(store: TabletStore, personId: string): Promise<void> {
  return inTurn(() =>
    store.transaction('rw', store.locks, async () => {
      const owner = await store.locks.get('owner');
      const toEnd = await store.locks.get('toEnd');
      const isTheirs = owner?.personId === personId && !toEnd?.takenOver;
      if (isTheirs) await store.locks.delete('toEnd');
      else await store.locks.put({ id: 'toEnd', at: Date.now(), takenOver: true });
      await store.locks.delete('locked');
    }),
  );
}
