import { setting } from '@/lib/environment';
import { keepWorking } from '@/server/run-jobs';

// npm run worker: jobs in a process of their own, beside web servers that run with DAYBOOK_WORKER=apart.
const url = setting('DATABASE_WORKER_URL');
if (!url) throw new Error('DATABASE_WORKER_URL is not set: run this as npm run worker');
const end = keepWorking(url);
console.log('Jobs are worked off here. Ctrl-C stops it.');

const alive = setInterval(() => undefined, 60_000);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    clearInterval(alive);
    void end().finally(() => process.exit(0));
  });
