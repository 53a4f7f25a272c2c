/**
 * Web Locks among the windows of one browser. Browsers offer them only over https and on localhost; without them a window takes
 * itself to be alone, as a counter on plain http always had to.
 */
function locks(): LockManager | undefined {
  return typeof navigator === 'undefined' ? undefined : navigator.locks;
}

/** Runs work while no other window runs work of this name. */
export async function oneAtATime<T>(name: string, work: () => Promise<T>): Promise<T> {
  const manager = locks();
  if (!manager) return work();
  // The lock's own type loses the promise around the result.
  let result: T | undefined;
  await manager.request(name, async () => {
    result = await work();
  });
  return result as T;
}

/**
 * Holds a name until this window is gone. @param patienceMs a page that was just reloaded may still hold it for a moment
 * @returns whether it is held now
 */
export function holdForGood(name: string, patienceMs = 0): Promise<boolean> {
  const manager = locks();
  if (!manager) return Promise.resolve(true);
  return new Promise((resolve) => {
    const options = patienceMs > 0 ? { signal: AbortSignal.timeout(patienceMs) } : { ifAvailable: true };
    manager
      .request(name, options, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise<never>(() => undefined);
      })
      .catch(() => resolve(false));
  });
}

/** Does a window of this browser hold a name now? */
export async function isHeld(name: string): Promise<boolean> {
  const all = await locks()?.query();
  return all?.held?.some((lock) => lock.name === name) ?? false;
}

/** Runs work in one window at a time, for as long as the window lives or until stopped; the next window takes over. @returns stops */
export function lead(name: string, work: (signal: AbortSignal) => Promise<void>): () => void {
  const end = new AbortController();
  const run = async () => {
    if (!end.signal.aborted) await work(end.signal);
  };
  const manager = locks();
  void (manager ? manager.request(name, { signal: end.signal }, run) : run()).catch(() => undefined);
  return () => end.abort();
}
