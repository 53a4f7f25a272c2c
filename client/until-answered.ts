const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * Asks what cannot be done without, until it is answered: at once, then after one, two, four and at last every thirty seconds, and at once when the
 * line comes back. On a bad line the browser may never say that it does.
 * @returns stops
 */
export function untilAnswered(ask: () => Promise<unknown>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  let wait = FIRST_MS;
  const again = () => {
    clearTimeout(timer);
    void ask().then(stop, () => {
      if (isOver) return;
      clearTimeout(timer);
      timer = setTimeout(again, wait);
      wait = Math.min(2 * wait, LONGEST_MS);
    });
  };
  function stop() {
    isOver = true;
    clearTimeout(timer);
    window.removeEventListener('online', again);
  }
  window.addEventListener('online', again);
  again();
  return stop;
}
