import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Filled } from './fill-roster';
import type { FillProblem } from './problem';

const THREAD = path.join('server', 'roster', 'fill', 'fill-thread.ts');
/** Beyond the time it was given, before it is given up: starting a thread on a busy machine, s. */
const GRACE_SECONDS = 20;

/** One at a time: sales come first on a machine with two cores. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Fills a roster in a thread of its own, so that nobody at a counter waits meanwhile; those asked for at once wait for each other.
 * @throws Error when the thread ended without a word, or took far too long
 */
export function fillApart(problem: FillProblem, limits: { seconds: number; seed: number }): Promise<Filled> {
  const next = last.then(() => runThread(problem, limits));
  last = next.catch(() => undefined);
  return next;
}

function runThread(problem: FillProblem, limits: { seconds: number; seed: number }): Promise<Filled> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(path.resolve(/* turbopackIgnore: true */ process.cwd(), THREAD), {
      workerData: { problem, ...limits },
      execArgv: ['--import', 'tsx'],
    });
    const late = setTimeout(
      () => {
        reject(new Error('filling the roster took too long'));
        void thread.terminate();
      },
      (limits.seconds + GRACE_SECONDS) * 1_000,
    );
    thread.once('message', (filled: Filled) => {
      resolve(filled);
      void thread.terminate();
    });
    thread.once('error', reject);
    thread.once('exit', () => {
      clearTimeout(late);
      reject(new Error('the thread ended without a roster'));
    });
  });
}
