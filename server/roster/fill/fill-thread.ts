import { parentPort, workerData } from 'node:worker_threads';
import { fillRoster } from './fill-roster';
import type { FillProblem } from './problem';

/** Begun by `fillApart` in a thread of its own: fills one roster and says it. */
const { problem, seconds, seed } = workerData as { problem: FillProblem; seconds: number; seed: number };
parentPort?.postMessage(fillRoster(problem, { seconds, seed, now: () => performance.now() }));
