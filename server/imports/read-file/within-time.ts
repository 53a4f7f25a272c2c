import { createContext, runInContext } from 'node:vm';

const TIMEOUT = 'ERR_SCRIPT_EXECUTION_TIMEOUT';

/**
 * Runs a library's synchronous work that may never end on a damaged file; the engine itself breaks it off, so that whoever
 * waits is told after `ms` instead of when the process is given up. No sandbox: the work is our own call.
 * @returns null when it was broken off
 */
export function withinTime<T>(ms: number, work: () => T): { value: T } | null {
  const done: { value: T }[] = [];
  const context = createContext({
    work: () => {
      done.push({ value: work() });
    },
  });
  try {
    runInContext('work()', context, { timeout: Math.ceil(ms) });
  } catch (error) {
    // Not asked whether it is an Error: it may be one of the other context.
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === TIMEOUT) return null;
    throw error;
  }
  return done[0] ?? null;
}
