import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import pg from 'pg';
import { JOBS_SCHEMA } from '@/server/events/jobs-schema';
import { db } from '@/server/platform/db';

const workers: ChildProcess[] = [];

/** `npm run worker`, as a process of its own. */
export function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, ['--import', 'tsx', 'scripts/worker.ts'], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: 'ignore',
  });
  workers.push(worker);
  return worker;
}

export async function kill(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const ended = once(worker, 'exit');
  worker.kill('SIGKILL');
  await ended;
}

/** Ends whatever a test left running. */
export async function killWorkers(): Promise<void> {
  await Promise.all(workers.splice(0).map(kill));
}

/** What the clock does: the dead worker has been silent for that long, in the run and in the queue. */
export async function twoMinutesLater(runId: string): Promise<void> {
  await db()
    .$executeRaw`UPDATE import_run SET alive_at = alive_at - interval '2 minutes' WHERE id = ${runId}::uuid`;
  const client = new pg.Client({ connectionString: process.env.DATABASE_WORKER_URL });
  await client.connect();
  await client.query(`UPDATE ${JOBS_SCHEMA}.alive SET seen_at = seen_at - interval '2 minutes'`);
  await client.query(
    `UPDATE ${JOBS_SCHEMA}._private_jobs SET locked_at = locked_at - interval '2 minutes' WHERE locked_at IS NOT NULL`,
  );
  await client.end();
}
