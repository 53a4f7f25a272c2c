import { setTimeout as sleep } from 'node:timers/promises';

/** A program that can end by itself. */
export interface Running {
  pid: number;
  /** Settles with its exit code when it ends. */
  ended: Promise<number>;
  stop(): Promise<void>;
}

export interface KeepOptions {
  /** What the console calls it: 'The web server'. */
  name: string;
  say(line: string): void;
  firstWaitMs?: number;
  longestWaitMs?: number;
  /** Having run this long it is well again: its next end is treated like the first. */
  steadyAfterMs?: number;
}

/**
 * Starts a program and starts it again whenever it ends by itself, at once the first time and later each time it does not last.
 * @throws what the first start throws
 */
export async function keepRunning(start: () => Promise<Running>, options: KeepOptions): Promise<Running> {
  const { name, say } = options;
  const waits = backOff(options.firstWaitMs, options.longestWaitMs);
  const steadyAfterMs = options.steadyAfterMs ?? 60_000;
  const stopping = new AbortController();
  let current = await start();
  const watching = (async () => {
    for (;;) {
      const began = performance.now();
      const code = await current.ended;
      if (stopping.signal.aborted) return code;
      if (performance.now() - began > steadyAfterMs) waits.reset();
      const again = await startAgain(code);
      if (!again) return code;
      current = again;
      // Asked to stop while it was coming up.
      if (stopping.signal.aborted) await current.stop();
      else say(`${name} is running again.`);
    }
  })();

  async function startAgain(code: number): Promise<Running | undefined> {
    say(`${name} ended unexpectedly (code ${code}).`);
    while (!stopping.signal.aborted) {
      const waitMs = waits.next();
      say(`Starting it again in ${(waitMs / 1000).toFixed(1)} s ...`);
      await sleep(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return undefined;
      try {
        return await start();
      } catch (error) {
        say(error instanceof Error ? error.message : String(error));
      }
    }
    return undefined;
  }

  return {
    get pid() {
      return current.pid;
    },
    ended: watching,
    async stop() {
      stopping.abort();
      await current.stop();
      await watching;
    },
  };
}

/** Waits that double up to a limit. */
export function backOff(firstMs = 500, longestMs = 30_000): { next(): number; reset(): void } {
  let waitMs = firstMs;
  return {
    next() {
      const now = waitMs;
      waitMs = Math.min(waitMs * 2, longestMs);
      return now;
    },
    reset() {
      waitMs = firstMs;
    },
  };
}
