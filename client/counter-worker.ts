const SCRIPT = '/counter-worker.js';
const SCOPE = '/counter';
const PATIENCE_MS = 3_000;

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

/** Which build starts here while nobody answers, and whether all of it lies on the tablet; null: none does. */
export async function startingBuild(): Promise<{ build: string; whole: boolean } | null> {
  const active = (await workers()?.getRegistration(SCOPE))?.active;
  if (!active) return null;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<{ build: string; whole: boolean } | null>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data as { build: string; whole: boolean });
    setTimeout(() => resolve(null), PATIENCE_MS);
  });
  active.postMessage('which', [port2]);
  return answer.finally(() => port1.close());
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
