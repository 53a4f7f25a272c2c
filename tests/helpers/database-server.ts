import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { keepSecrets } from '../../scripts/data-folder';
import { waitForLock } from '../../scripts/lock-file';
import { CARELESS } from '../../scripts/postgres/careless';
import { acquireEmbedded, discardCluster, type EmbeddedServer } from '../../scripts/postgres/embedded';
import { MIGRATIONS_FOLDER, migrate } from '../../scripts/postgres/migrate';
import { startOf } from '../../scripts/process-identity';

declare module 'vitest' {
  export interface ProvidedContext {
    /** What a test file needs to make its own database. */
    testDatabase: {
      serverUrl: string;
      template: string;
      prefix: string;
      appPassword: string;
      workerPassword: string;
    };
  }
}

const projectRoot = path.resolve(import.meta.dirname, '../..');
const dataFolder = path.join(projectRoot, '.data/test');
const PREFIX = 'test_';

/** Vitest's global set-up of the database tests: one server, one migrated template. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  const { databaseApp, databaseWorker } = keepSecrets(dataFolder);
  const template = await ensureTemplate(server, databaseApp, databaseWorker);
  const prefix = `${PREFIX}${process.pid}_`;
  const serverUrl = server.ownerUrl('postgres');
  await dropDatabases(serverUrl, (name) => {
    const owner = Number(/^test_(\d+)_/.exec(name)?.[1]);
    return owner > 0 && startOf(owner) === undefined;
  });
  project.provide('testDatabase', {
    serverUrl,
    template,
    prefix,
    appPassword: databaseApp,
    workerPassword: databaseWorker,
  });
  return async () => {
    await dropDatabases(serverUrl, (name) => name.startsWith(prefix));
    await server.release();
  };
}

async function startServer(): Promise<EmbeddedServer> {
  try {
    return await acquireEmbedded({ dataFolder, settings: CARELESS });
  } catch (error) {
    // A cluster without fsync may not survive a crash of the machine. Nothing in it is worth keeping.
    if (!existsSync(path.join(dataFolder, 'postgres'))) throw error;
    discardCluster(dataFolder);
    return acquireEmbedded({ dataFolder, settings: CARELESS });
  }
}

/** A migrated database to clone, made once for each state of prisma/migrations. */
async function ensureTemplate(
  server: EmbeddedServer,
  appPassword: string,
  workerPassword: string,
): Promise<string> {
  const template = `template_${migrationsHash()}`;
  const lock = await waitForLock(path.join(dataFolder, 'template.lock'), 120_000);
  const client = new pg.Client({ connectionString: server.ownerUrl('postgres') });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate', [
      template,
    ]);
    if (found.rowCount === 1) return template;
    await dropDatabases(server.ownerUrl('postgres'), (name) => name.startsWith('template_'));
    await client.query(`CREATE DATABASE ${template} TEMPLATE template0`);
    await migrate({ ownerUrl: server.ownerUrl(template), appPassword, workerPassword });
    // A connection to the template would keep it from being cloned.
    await client.query(`ALTER DATABASE ${template} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
    return template;
  } finally {
    await client.end();
    lock.release();
  }
}

function migrationsHash(): string {
  const hash = createHash('sha256');
  const files = readdirSync(MIGRATIONS_FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.sql'),
  );
  for (const name of files.sort()) hash.update(name).update(readFileSync(path.join(MIGRATIONS_FOLDER, name)));
  hash.update(readFileSync(path.join(projectRoot, 'scripts/postgres/app-role.ts')));
  hash.update(readFileSync(path.join(projectRoot, 'scripts/postgres/worker-role.ts')));
  return hash.digest('hex').slice(0, 16);
}

async function dropDatabases(serverUrl: string, matches: (name: string) => boolean): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const all = await client.query<{ name: string; template: boolean }>(
      'SELECT datname AS name, datistemplate AS template FROM pg_database',
    );
    for (const { name, template } of all.rows) {
      if (!/^(test|template)_/.test(name) || !matches(name)) continue;
      if (template) await client.query(`ALTER DATABASE ${name} WITH IS_TEMPLATE false`);
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    }
  } finally {
    await client.end();
  }
}
