import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { checkBackup } from '@/scripts/backup/restore-backup';
import { JOBS_SCHEMA } from '@/server/events/jobs-schema';
import { runJobs } from '@/server/run-jobs';
import { makeStore } from '@/tests/factories/stores';

const folder = mkdtempSync(path.join(tmpdir(), 'daybook-once-'));
const ends: (() => Promise<void>)[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(ends.splice(0).map((end) => end()));
  rmSync(folder, { recursive: true, force: true });
});

test('the night that a stop left out is made up for, once however many servers have the folder', async () => {
  await makeStore();
  vi.stubEnv('DAYBOOK_BACKUP_FOLDER', folder);
  vi.stubEnv('DAYBOOK_DATA', folder);
  // The clock's job was known for days, and did not run of late.
  await asWorker(
    `INSERT INTO ${JOBS_SCHEMA}._private_known_crontabs (identifier, known_since, last_execution)
     VALUES ('backups.nightly', now() - interval '3 days', now() - interval '2 days')`,
  );
  const url = process.env.DATABASE_WORKER_URL ?? '';
  ends.push(...(await Promise.all([runJobs(url), runJobs(url), runJobs(url)])));
  const backups = () => readdirSync(folder).filter((name) => name.endsWith('.backup'));
  await vi.waitFor(() => expect(backups()).toHaveLength(1), 60_000);
  await vi.waitFor(
    async () =>
      expect(
        await asWorker(
          `SELECT count(*)::int AS count FROM ${JOBS_SCHEMA}.jobs WHERE task_identifier = 'backups.nightly'`,
        ),
      ).toEqual([{ count: 0 }]),
    60_000,
  );
  expect(backups()).toHaveLength(1);
  expect((await checkBackup(path.join(folder, backups()[0] ?? ''))).rows).toBeGreaterThan(0);
}, 150_000);

async function asWorker(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_WORKER_URL });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
