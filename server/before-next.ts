import { setting } from '@/lib/environment';
import { answerCalls } from './answer-calls';
import { answerHealth } from './answer-health';
import { answerWorker } from './answer-worker';
import { keepWorking } from './run-jobs';
import { keepPosting } from './stocktake/post-waiting-lines';
import { tellTheGate } from './tell-the-gate';

/**
 * What scripts/serve.mjs answers without Next, by path and method. Built by scripts/start/build.ts into one file; Next's
 * own bundles of the same modules serve the pages (server/platform/per-process.ts).
 */
export const answers: readonly {
  path: string;
  methods: readonly string[];
  answer(request: Request): Promise<Response>;
}[] = [
  { path: '/api/trpc/', methods: ['GET', 'POST'], answer: answerCalls },
  { path: '/api/health', methods: ['GET', 'HEAD'], answer: answerHealth },
  { path: '/counter-worker.js', methods: ['GET'], answer: answerWorker },
];

/**
 * Tells the gate who is signed in, goes on with what a stop broke off, and works off jobs unless a process of their own does
 * (`npm run worker`).
 * @returns what ends that work
 */
export function begin(): () => Promise<void> {
  tellTheGate();
  keepPosting(() => new Date());
  const url = setting('DATABASE_WORKER_URL');
  if (!url || setting('DAYBOOK_WORKER') === 'apart') return async () => undefined;
  return keepWorking(url);
}
