import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { APP_ROLE } from '../../scripts/postgres/app-role';
import { WORKER_ROLE } from '../../scripts/postgres/worker-role';
import { giveTestDatabase } from './database';

// Runs before each database test file: a database of its own, named in the environment before any
// server module is loaded, dropped after the file's own clean-up.
const { serverUrl, template, prefix, appPassword, workerPassword } = inject('testDatabase');
const name = `${prefix}${process.pid}_${Date.now().toString(36)}`;

// Copied as files: block by block through the log, as by default, takes ten times as long.
await onServer(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);

const owner = new URL(serverUrl);
owner.pathname = `/${name}`;
const app = new URL(owner);
app.username = APP_ROLE;
app.password = appPassword;
process.env.DATABASE_URL = owner.href;
process.env.DATABASE_APP_URL = app.href;
const worker = new URL(owner);
worker.username = WORKER_ROLE;
worker.password = workerPassword;
process.env.DATABASE_WORKER_URL = worker.href;
giveTestDatabase({ ownerUrl: owner.href, appUrl: app.href });

afterAll(async () => {
  await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
});

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
