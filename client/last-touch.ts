const KEY = 'daybook-touched';
/** Writing at every movement of a finger would be for nothing, ms. */
const WRITE_EVERY_MS = 5_000;

let writtenAt = Number.NEGATIVE_INFINITY;

/** Tells the browser's other windows that somebody is here. */
export function shareTouch(now = Date.now()): void {
  // A clock that was put back begins anew.
  if (now >= writtenAt && now - writtenAt < WRITE_EVERY_MS) return;
  writtenAt = now;
  try {
    window.localStorage.setItem(KEY, String(now));
  } catch {
    // Then each window counts for itself.
  }
}

/** When a window of this browser was last touched, as far as its windows told; a moment to come is none. */
export function lastSharedTouch(now = Date.now()): number {
  try {
    const at = Number(window.localStorage.getItem(KEY));
    return Number.isFinite(at) && at <= now ? at : 0;
  } catch {
    return 0;
  }
}
