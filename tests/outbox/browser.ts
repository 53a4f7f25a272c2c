import 'fake-indexeddb/auto';

// As much of a browser as the outbox asks for, in memory and without chance: a run is the same each time it is played. Loaded before
// the client's own code, which looks for some of this as it starts.

/** Immediates asked for and not yet run: IndexedDB works in them. */
let pending = 0;
const immediate = globalThis.setImmediate;
globalThis.setImmediate = ((work: () => void) => {
  pending += 1;
  return immediate(() => {
    pending -= 1;
    work();
  });
}) as unknown as typeof globalThis.setImmediate;

const oneTurn = () => new Promise<void>((resolve) => immediate(resolve));

/** Waits until the database has nothing left to do. */
export async function settle(): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    await oneTurn();
    quiet = pending === 0 ? quiet + 1 : 0;
  }
}

/** Lets the database go on a little, and leaves it in the middle of something. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await oneTurn();
}

type Work = (lock: object) => unknown;

/** Web Locks: one holder of a name, the others in the order they came. */
class Locks {
  private readonly queues = new Map<string, (() => void)[]>();

  async request(name: string, second: Work | { signal?: AbortSignal }, third?: Work): Promise<unknown> {
    const work = third ?? (second as Work);
    const { signal } = third ? (second as { signal?: AbortSignal }) : {};
    const queue = this.queues.get(name) ?? [];
    this.queues.set(name, queue);
    await new Promise<void>((resolve, reject) => {
      queue.push(resolve);
      if (queue.length === 1) resolve();
      signal?.addEventListener('abort', () => {
        const at = queue.indexOf(resolve);
        // Who holds it already keeps it to the end of the work.
        if (at < 1) return;
        queue.splice(at, 1);
        reject(signal.reason);
      });
    });
    try {
      return await work({ name });
    } finally {
      queue.shift();
      queue[0]?.();
    }
  }
}

/** BroadcastChannel among the windows of one browser. */
class Channel {
  private static readonly all = new Set<Channel>();
  private readonly heard = new Set<() => void>();

  constructor(private readonly name: string) {
    Channel.all.add(this);
  }

  static closeAll(): void {
    Channel.all.clear();
  }

  addEventListener(_: 'message', listener: () => void): void {
    this.heard.add(listener);
  }

  removeEventListener(_: 'message', listener: () => void): void {
    this.heard.delete(listener);
  }

  postMessage(): void {
    for (const other of Channel.all)
      if (other !== this && other.name === this.name) for (const listener of other.heard) listener();
  }
}

/** What a browser keeps in localStorage. */
export const shelf = new Map<string, string>();

const localStorage = new Proxy(
  {
    getItem: (key: string) => shelf.get(key) ?? null,
    setItem: (key: string, value: string) => void shelf.set(key, value),
    removeItem: (key: string) => void shelf.delete(key),
  },
  {
    ownKeys: () => [...shelf.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  },
);

const define = (name: string, value: unknown) =>
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
define('BroadcastChannel', Channel);
define('navigator', { locks: new Locks() });
define('window', {
  localStorage,
  sessionStorage: localStorage,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
});

/** A browser nobody has used: locks free, nobody listening, nothing kept. */
export function freshBrowser(): void {
  Channel.closeAll();
  shelf.clear();
  define('navigator', { locks: new Locks() });
}
