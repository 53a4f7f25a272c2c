import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import {
  BackupDamaged,
  type BackupHeader,
  type Frame,
  type Manifest,
  readBackup,
} from '../../server/backups/backup-file';
import { copyStatement, listTables, PLAIN_SETTINGS, type TableColumns } from '../../server/backups/tables';
import { type AppRole, grantAppRole } from '../postgres/app-role';
import { applyInside, localMigrations, MIGRATION_LOCK, MIGRATIONS_FOLDER } from '../postgres/migrate';
import { type OpenEngine, openSchemaEngine, readMigrations } from '../postgres/schema-engine';
import { wholeEnums } from '../postgres/whole-enums';
import { isDump, readDump } from './dump-backup';

export interface CheckedBackup {
  header: BackupHeader;
  manifest: Manifest;
  rows: number;
}

/** Reads the whole file without touching a database. Throws BackupDamaged when it is not whole. */
export async function checkBackup(file: string): Promise<CheckedBackup> {
  let header: BackupHeader | undefined;
  let manifest: Manifest | undefined;
  for await (const frame of await framesOf(file)) {
    if (frame.kind === 'H') header = frame.header;
    if (frame.kind === 'M') manifest = frame.manifest;
  }
  if (!header || !manifest) throw new BackupDamaged('its end is missing');
  requireKnownMigrations(header);
  return { header, manifest, rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0) };
}

/** What a file holds, whoever wrote it: Daybook itself or pg_dump. */
async function framesOf(file: string): Promise<AsyncGenerator<Frame>> {
  return (await isDump(file)) ? readDump(file) : readBackup(file);
}

function requireKnownMigrations(header: BackupHeader): void {
  const local = new Map(localMigrations().map((migration) => [migration.name, migration.checksum]));
  for (const { name, checksum } of header.migrations) {
    if (!local.has(name)) {
      throw new Error(
        `The backup was made by a newer Daybook (${header.daybook}, it has ${name}). Update this one first.`,
      );
    }
    if (local.get(name) !== checksum)
      throw new Error(`The backup was made by another Daybook: its migration ${name} differs.`);
  }
}

export type Contents = 'empty' | 'books' | 'foreign';

/** What is in a database before a restore. */
export async function contentsOf(ownerUrl: string): Promise<Contents> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const tables = await listTables(client);
    if (tables.length === 0) return 'empty';
    const ours = await client.query<{ ours: boolean }>(
      "SELECT to_regclass('public._prisma_migrations') IS NOT NULL AND to_regclass('public.company') IS NOT NULL AS ours",
    );
    if (!ours.rows[0]?.ours) return 'foreign';
    const company = await client.query('SELECT 1 FROM company');
    return company.rowCount === 0 ? 'empty' : 'books';
  } finally {
    await client.end();
  }
}

/**
 * Replaces what is in the database by what is in the file, in one transaction: until its last moment the
 * old books stand, and when anything fails they stay. Triggers rest meanwhile, since the rows bring the
 * digests they were born with; foreign keys are made anew at the end and so hold for every row.
 */
export async function restoreBackup(
  ownerUrl: string,
  app: AppRole,
  file: string,
  { header, manifest }: CheckedBackup,
): Promise<void> {
  const open = await openSchemaEngine(ownerUrl);
  open.rewriteScripts(wholeEnums(readMigrations(MIGRATIONS_FOLDER)));
  try {
    await open.query('BEGIN');
    await open.query(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await open.query(PLAIN_SETTINGS);
    await open.query('DROP SCHEMA public CASCADE');
    await open.query('CREATE SCHEMA public');
    await applyInside(open, header.migrations.at(-1)?.name);
    await open.withClient(async (client) => {
      const foreignKeys = await restTriggers(client);
      await copyRows(client, file);
      await setSequences(client, manifest);
      await wakeTriggers(client, foreignKeys);
    });
    await applyInside(open, undefined);
    await open.withClient((client) => grantAppRole(client, app));
    await open.query('COMMIT');
    await open.query('ANALYZE');
  } catch (error) {
    await open.query('ROLLBACK').catch(() => undefined);
    throw explain(error, open);
  } finally {
    await open.close();
  }
}

function explain(error: unknown, open: OpenEngine): unknown {
  if ((error as { code?: string }).code !== '42501') return open.lastError() ?? error;
  return new Error(
    `The role of DATABASE_URL must own the database to restore into it: ${(error as Error).message}`,
  );
}

/** Empties the tables of what migrations put there, stops triggers and takes foreign keys off. */
async function restTriggers(client: pg.ClientBase): Promise<string[]> {
  const keys = await client.query<{ drop: string; add: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS add
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0
     ORDER BY conrelid::regclass::text, conname`,
  );
  for (const { drop } of keys.rows) await client.query(drop);
  const tables = (await listTables(client)).map(quoted);
  for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  if (tables.length > 0) await client.query(`TRUNCATE ${tables.join(', ')}`);
  return keys.rows.map((row) => row.add);
}

async function wakeTriggers(client: pg.ClientBase, foreignKeys: string[]): Promise<void> {
  for (const add of foreignKeys) await client.query(add);
  for (const table of (await listTables(client)).map(quoted))
    await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}

function quoted({ name }: TableColumns): string {
  return `public.${pg.escapeIdentifier(name)}`;
}

async function copyRows(client: pg.ClientBase, file: string): Promise<void> {
  const frames = await framesOf(file);
  const known = new Map((await listTables(client)).map((table) => [table.name, table]));
  for await (const frame of frames) {
    if (frame.kind !== 'T') continue;
    const { table } = frame;
    const here = known.get(table.name);
    if (!here || table.columns.some((column) => !here.columns.includes(column))) {
      throw new Error(`The backup has a table or column this Daybook does not know: ${table.name}.`);
    }
    const sink = client.query(copyFrom(copyStatement(table, 'FROM STDIN')));
    let expected = 0;
    await pipeline(Readable.from(rowsOf(frames, (rows) => (expected = rows))), sink);
    if (sink.rowCount !== expected) {
      throw new Error(`${table.name}: ${sink.rowCount} rows arrived, the backup says ${expected}.`);
    }
  }
}

/** The pieces of one table, up to and with its closing frame. */
async function* rowsOf(frames: AsyncGenerator<Frame>, onEnd: (rows: number) => void): AsyncGenerator<Buffer> {
  for (;;) {
    // Not for-await: leaving that loop would end the reading of the file.
    const next = await frames.next();
    if (next.done) throw new BackupDamaged('its end is missing');
    if (next.value.kind === 'D') yield next.value.data;
    if (next.value.kind === 'E') {
      onEnd(next.value.end.rows);
      return;
    }
  }
}

async function setSequences(client: pg.ClientBase, manifest: Manifest): Promise<void> {
  for (const { name, value, called } of manifest.sequences) {
    await client.query('SELECT setval($1::regclass, $2, $3)', [
      `public.${pg.escapeIdentifier(name)}`,
      value,
      called,
    ]);
  }
}
