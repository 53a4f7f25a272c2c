import type { TabletStore } from './tablet-store';

/** The server's side of ending a session. */
export interface SessionEnd {
  /** Ends whatever session this browser has. */
  lock: () => Promise<unknown>;
  /** Did the server say that there is no session to end, rather than that it cannot tell now? */
  isNoSession: (error: unknown) => boolean;
}

/**
 * Ends what the last person left open, so that the next session is never taken for it. @param unkept it could not be written down
 * that there is one @throws when nobody answered, or not in a way that decides: the session may still be valid
 */
export async function endSessionLeftOpen(
  store: TabletStore,
  { lock, isNoSession }: SessionEnd,
  unkept = false,
): Promise<void> {
  // A tablet that cannot read its notes has none: whoever is right is let in.
  const noted = await store.locks.get('toEnd').catch(() => undefined);
  if (!noted && !unkept) return;
  try {
    await lock();
  } catch (error) {
    if (!isNoSession(error)) throw error;
  }
  await store.locks.delete('toEnd').catch(() => undefined);
}
