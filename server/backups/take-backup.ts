import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type BackupHeader, BackupWriter, type Manifest } from './backup-file';
import { copyStatement, listTables, PLAIN_SETTINGS, type TableColumns } from './tables';

/** COPY sends a row at a time; frames of a row each would be mostly overhead. */
const PIECE_BYTES = 256 * 1024;

export type BackupFailure = 'FOLDER_MISSING' | 'FOLDER_READ_ONLY' | 'DISK_FULL' | 'DATABASE_AWAY' | 'UNKNOWN';

/** No backup was made, and why. */
export class BackupFailed extends Error {
  constructor(
    readonly failure: BackupFailure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * Writes every row the database holds at this moment into one file, while selling goes on: one snapshot,
 * no locks that anybody waits for.
 * @param url of a role that reads every table: the owner, or the application
 * @throws BackupFailed, and what else the database says
 */
export async function takeBackup(url: string, file: string, daybook: string): Promise<Manifest> {
  const client = new pg.Client({ connectionString: url, application_name: 'daybook-backup' });
  let lost: Error | undefined;
  // A connection that breaks between two statements speaks here alone.
  client.on('error', (error) => {
    lost = error;
  });
  await client.connect().catch((error: unknown) => {
    throw explain(error);
  });
  const writer = new BackupWriter(file);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(PLAIN_SETTINGS);
    await writer.header(await headerOf(client, daybook));
    for (const table of await listTables(client)) await copyTable(client, writer, table);
    const manifest = await writer.close(await listSequences(client));
    await client.query('COMMIT');
    return manifest;
  } catch (error) {
    await writer.abandon();
    throw explain(lost ?? error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What went wrong as one sentence. */
function explain(error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  const because = { cause: error };
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new BackupFailed(
      'DISK_FULL',
      'the disk it is written to is full. The unfinished file was removed.',
      because,
    );
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new BackupFailed('FOLDER_MISSING', 'the folder it is to be written to is not there.', because);
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    return new BackupFailed('FOLDER_READ_ONLY', 'nothing can be written to its folder.', because);
  if (code === '57P01' || /terminat|ECONNRE|EPIPE|connection/i.test(`${code} ${message}`))
    return new BackupFailed(
      'DATABASE_AWAY',
      'the database went away meanwhile. The unfinished file was removed; try again when it is back.',
      because,
    );
  return error;
}

async function headerOf(client: pg.Client, daybook: string): Promise<BackupHeader> {
  const migrations = await client.query<{ name: string; checksum: string }>(await migrationsOf(client));
  const { rows } = await client.query<{ moment: Date }>('SELECT now() AS moment');
  return {
    format: 'daybook-backup',
    version: 1,
    madeAt: rows[0]?.moment.toISOString() ?? '',
    daybook,
    migrations: migrations.rows,
  };
}

/** Whoever is not the owner is told by a function, which an older database does not have. */
async function migrationsOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ has_function: boolean }>(
    "SELECT to_regprocedure('public.applied_migrations()') IS NOT NULL AS has_function",
  );
  if (rows[0]?.has_function) return 'SELECT name, checksum FROM public.applied_migrations()';
  return `SELECT migration_name AS name, checksum FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`;
}

async function copyTable(client: pg.Client, writer: BackupWriter, table: TableColumns): Promise<void> {
  await writer.beginTable(table);
  const stream = client.query(copyTo(copyStatement(table, 'TO STDOUT')));
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    waiting.push(piece);
    waitingBytes += piece.length;
    if (waitingBytes < PIECE_BYTES) continue;
    await writer.data(Buffer.concat(waiting));
    waiting = [];
    waitingBytes = 0;
  }
  if (waitingBytes > 0) await writer.data(Buffer.concat(waiting));
  await writer.endTable(stream.rowCount ?? 0);
}

async function listSequences(client: pg.Client): Promise<Manifest['sequences']> {
  const found = await client.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace ORDER BY 1",
  );
  const sequences: Manifest['sequences'] = [];
  for (const { name } of found.rows) {
    const { rows } = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM public.${pg.escapeIdentifier(name)}`,
    );
    if (rows[0]) sequences.push({ name, ...rows[0] });
  }
  return sequences;
}
