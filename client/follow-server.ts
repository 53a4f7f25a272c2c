/**
 * Asks again every so often, when the screen is looked at and when the line comes back; not while nobody looks. The first time is the caller's.
 * @param everyMs between two, ms @returns stops
 */
export function followServer(ask: () => void, everyMs: number): () => void {
  const again = () => {
    if (document.visibilityState === 'visible') ask();
  };
  const timer = setInterval(again, everyMs);
  window.addEventListener('focus', again);
  window.addEventListener('online', again);
  return () => {
    clearInterval(timer);
    window.removeEventListener('focus', again);
    window.removeEventListener('online', again);
  };
}
