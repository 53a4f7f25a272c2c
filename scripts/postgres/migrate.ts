import { createHash } from 'node:crypto';
import path from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { APP_ROLE, grantAppRole } from './app-role';
import { NO_FILTER, type OpenEngine, openSchemaEngine, readMigrations, readSchema } from './schema-engine';
import { installJobs, WORKER_ROLE } from './worker-role';

const projectRoot = path.resolve(import.meta.dirname, '../..');
export const MIGRATIONS_FOLDER = path.join(projectRoot, 'prisma/migrations');
export const SCHEMA_FOLDER = path.join(projectRoot, 'prisma/schema');

/** Any number that nobody else takes; held while migrating, so that two starts take turns. */
export const MIGRATION_LOCK = 4_173_201;

export interface MigrateOptions {
  /** The owner's address of the database. */
  ownerUrl: string;
  /** Of the application's role. Undefined: the role exists and keeps its own. */
  appPassword?: string | undefined;
  appRole?: string;
  /** False: a role somebody else made, whose password is left alone. */
  appRoleIsOurs?: boolean;
  /** True: a role that is there keeps its password. */
  keepsPassword?: boolean;
  /** As the three above, of the worker's role. */
  workerRole?: string;
  workerPassword?: string | undefined;
  workerRoleIsOurs?: boolean;
  migrationsFolder?: string;
  /** Applies no migration after this one. */
  upTo?: string | undefined;
  say?: (line: string) => void;
}

/** Applies what is missing of prisma/migrations, each in one transaction, then the roles' rights and the queue of jobs. */
export async function migrate(options: MigrateOptions): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: options.ownerUrl });
  await client.connect();
  try {
    await requireServerVersion(client);
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await applyMissing(client, options);
    await grantAppRole(client, {
      role: options.appRole ?? APP_ROLE,
      password: options.appPassword,
      ours: options.appRoleIsOurs ?? true,
      keepsPassword: options.keepsPassword ?? false,
    });
    await installJobs(client, {
      ownerUrl: options.ownerUrl,
      appRole: options.appRole ?? APP_ROLE,
      worker: {
        role: options.workerRole ?? WORKER_ROLE,
        password: options.workerPassword,
        ours: options.workerRoleIsOurs ?? true,
        keepsPassword: options.keepsPassword ?? false,
        setting: 'DATABASE_WORKER_URL',
      },
    });
    return { applied };
  } finally {
    await client.end();
  }
}

async function requireServerVersion(client: pg.Client): Promise<void> {
  const answer = await client.query<{ version: string }>(
    "SELECT current_setting('server_version_num') AS version",
  );
  const version = Number(answer.rows[0]?.version);
  if (version >= 150_000) return;
  throw new Error(`Daybook needs PostgreSQL 15 or newer; this server is ${Math.floor(version / 10_000)}.`);
}

async function applyMissing(client: pg.Client, options: MigrateOptions): Promise<string[]> {
  const list = readMigrations(options.migrationsFolder ?? MIGRATIONS_FOLDER);
  await refuseEdited(client, list);
  const known = new Set(await appliedMigrations(client));
  const local = list.migrationDirectories.map((migration) => migration.path);
  const foreign = [...known].filter((name) => !local.includes(name));
  if (foreign.length > 0) {
    throw new Error(
      `This database was made by a newer Daybook (it has ${foreign.join(', ')}). Update this one first.`,
    );
  }
  const wanted = options.upTo === undefined ? local : local.slice(0, local.indexOf(options.upTo) + 1);
  const missing = wanted.filter((name) => !known.has(name));
  if (missing.length === 0) return [];
  options.say?.(
    `Bringing the database up to date (${missing.length} migration${missing.length > 1 ? 's' : ''}) ...`,
  );
  const open = await openSchemaEngine(options.ownerUrl);
  try {
    for (const name of missing) {
      await open.query('BEGIN');
      try {
        await applyInside(open, name, list);
        await open.query('COMMIT');
      } catch (error) {
        await open.query('ROLLBACK');
        throw error;
      }
    }
  } finally {
    await open.close();
  }
  return missing;
}

/** Applies what is missing up to a migration, or all, in the transaction the engine's connection is in. */
export async function applyInside(
  open: OpenEngine,
  upTo: string | undefined,
  list = readMigrations(MIGRATIONS_FOLDER),
): Promise<void> {
  const names = list.migrationDirectories.map((migration) => migration.path);
  const count = upTo === undefined ? names.length : names.indexOf(upTo) + 1;
  try {
    await open.engine.applyMigrations({
      migrationsList: { ...list, migrationDirectories: list.migrationDirectories.slice(0, count) },
      filters: NO_FILTER,
    });
  } catch (error) {
    throw new Error(
      `${upTo === undefined ? 'A migration' : `Migration ${upTo}`} failed: ${reason(open.lastError(), error)}`,
    );
  }
}

/** The migrations of this program with their checksums, oldest first. */
export function localMigrations(
  list = readMigrations(MIGRATIONS_FOLDER),
): Array<{ name: string; checksum: string }> {
  return list.migrationDirectories.map(({ path: name, migrationFile: { content } }) => ({
    name,
    checksum: createHash('sha256').update(content.value).digest('hex'),
  }));
}

/** Ends with a plain message when the tables are not those this program knows. Changes nothing. */
export async function requireCurrentSchema(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const applied = await appliedMigrations(client);
    const local = localMigrations().map(({ name }) => name);
    if (applied.length === 0)
      throw new Error('This database is empty: there is nothing to read. Nothing was changed.');
    const same = applied.length === local.length && applied.every((name, at) => name === local[at]);
    if (same) return;
    const newer = applied.some((name) => !local.includes(name));
    throw new Error(
      `This database belongs to ${newer ? 'a newer' : 'an older'} Daybook than this one, and a command that reads changes ` +
        `nothing. ${newer ? 'Use the newer one' : 'Start this one first (npm start brings the tables up to date), or use the older one'}.`,
    );
  } finally {
    await client.end();
  }
}

/** A migration that changed after it was applied makes two kinds of databases out of one history. */
async function refuseEdited(client: pg.Client, list: MigrationList): Promise<void> {
  const checksums = await appliedChecksums(client);
  for (const { name, checksum } of localMigrations(list)) {
    const applied = checksums.get(name);
    if (applied === undefined || applied === checksum) continue;
    throw new Error(
      `Migration ${name} was changed after this database applied it. Put the file back and write a new migration ` +
        'instead; a scratch database can simply be removed with its data folder.',
    );
  }
}

function reason(said: pg.DatabaseError | undefined, error: unknown): string {
  if (!said) return error instanceof Error ? error.message : String(error);
  return [said.message, said.detail, said.where].filter(Boolean).join('\n');
}

/** Names of the migrations a database has, oldest first; none when it is new. */
export async function appliedMigrations(client: pg.Client): Promise<string[]> {
  return [...(await appliedChecksums(client)).keys()];
}

async function appliedChecksums(client: pg.Client): Promise<Map<string, string>> {
  const table = await client.query<{ there: boolean }>(
    "SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there",
  );
  if (!table.rows[0]?.there) return new Map();
  const rows = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return new Map(rows.rows.map((row) => [row.name, row.checksum]));
}

/** SQL that turns what the migrations make into what prisma/schema says; undefined when they agree. */
export async function diffMigrations(
  ownerUrl: string,
  migrationsFolder = MIGRATIONS_FOLDER,
): Promise<string | undefined> {
  const open = await openSchemaEngine(ownerUrl);
  try {
    const result = await open.engine.diff({
      from: { tag: 'migrations', ...readMigrations(migrationsFolder) },
      to: { tag: 'schemaDatamodel', ...readSchema(SCHEMA_FOLDER) },
      script: true,
      exitCode: true,
      filters: NO_FILTER,
    });
    return result.exitCode === 0 ? undefined : (result.stdout ?? '');
  } finally {
    await open.close();
  }
}
