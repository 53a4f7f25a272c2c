import { answerCalls } from './answer-calls';
import { answerHealth } from './answer-health';
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
];

/** Tells the gate who is signed in, and goes on with what a stop broke off. */
export function begin(): void {
  tellTheGate();
  keepPosting(() => new Date());
}
