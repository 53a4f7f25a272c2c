import { Busy } from '@/server/platform/errors';
import { perProcess } from '@/server/platform/per-process';

/** Hashes made at one time: each takes a processor for 30 ms, and sales need one. */
const AT_ONCE = 1;
/** Who comes behind so many would wait for seconds. */
const LONGEST = 60;

/** Lets so many pieces of work through at a time, in the order they came. */
export function workQueue(atOnce = AT_ONCE, longest = LONGEST): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) {
      if (waiting.length >= longest) throw new Busy();
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // The place goes on to the next without becoming free in between.
      if (next) next();
      else running -= 1;
    }
  };
}

/** Passwords and PINs are hashed one after the other, outside of every transaction. @throws Busy */
export const inHashQueue = perProcess('hash-queue', () => workQueue());
