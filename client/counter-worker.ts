const SCRIPT = '/counter-worker.js';
const SCOPE = '/counter';

/** Browsers offer workers over https and on localhost only; private windows and some settings offer none. */
function workers(): ServiceWorkerContainer | undefined {
  return typeof navigator === 'undefined' ? undefined : navigator.serviceWorker;
}

/** Lets the counter start from this browser while nobody answers. @returns whether the browser could be asked */
export async function registerWorker(): Promise<boolean> {
  try {
    const registration = await workers()?.register(SCRIPT, { scope: SCOPE, updateViaCache: 'none' });
    return registration !== undefined;
  } catch {
    return false;
  }
}

/** Lets a newer worker that waits take over. Only while no window has anything at hand. */
export async function letNewWorkerIn(): Promise<void> {
  const registration = await workers()?.getRegistration(SCOPE);
  registration?.waiting?.postMessage('take-over');
}

/** Looks whether the server has a newer one. */
export async function lookForNewWorker(): Promise<void> {
  try {
    await (await workers()?.getRegistration(SCOPE))?.update();
  } catch {
    // Looked for again with the next page.
  }
}

/** This browser is no counter any more: nothing starts here without the server. */
export async function dropWorker(): Promise<void> {
  await (await workers()?.getRegistration(SCOPE))?.unregister();
  for (const name of await caches.keys()) if (name.startsWith('daybook-counter-')) await caches.delete(name);
}
