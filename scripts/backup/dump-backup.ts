import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { BackupDamaged, type Frame } from '../../server/backups/backup-file';
import { readDumpScript } from './dump-script';

/** What PostgreSQL's own archives begin with. */
const MAGIC = 'PGDMP';
const run = promisify(execFile);

/**
 * Is PostgreSQL's own pg_dump here, and does it fit the server? It dumps servers of its own version and older ones.
 * @returns what it calls itself, or null
 */
export async function fittingPgDump(ownerUrl: string): Promise<string | null> {
  const said = await run('pg_dump', ['--version']).catch(() => null);
  const major = Number(/(\d+)(?:\.\d+|devel|beta\d*|rc\d*)/.exec(said?.stdout ?? '')?.[1]);
  // What it writes, only its sister reads.
  const reads = await run('pg_restore', ['--version']).catch(() => null);
  if (!said || !reads || Number.isNaN(major)) return null;
  return major >= (await serverMajor(ownerUrl)) ? said.stdout.trim() : null;
}

async function serverMajor(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
    return Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  } finally {
    await client.end();
  }
}

/** The public schema by pg_dump, of one snapshot, and its SHA-256 beside it; whole under its name or not at all. */
export async function dumpBackup(ownerUrl: string, file: string): Promise<void> {
  const draft = `${file}.partial`;
  try {
    const { connection, password } = withoutPassword(ownerUrl);
    const args = [
      '--format=custom',
      '--schema=public',
      '--no-owner',
      '--no-privileges',
      `--file=${draft}`,
      '--dbname',
      connection,
    ];
    await ended(
      spawn('pg_dump', args, {
        env: { ...process.env, PGPASSWORD: password },
        stdio: ['ignore', 'ignore', 'pipe'],
      }),
    );
    const handle = await open(draft, 'r+');
    await handle.chmod(0o600);
    await handle.sync();
    await handle.close();
    await writeFile(`${file}.sha256`, `${await sha256Of(draft)}  ${path.basename(file)}\n`, { mode: 0o600 });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** The address without its password, which nobody shall read among the machine's processes. */
function withoutPassword(ownerUrl: string): { connection: string; password: string } {
  const url = new URL(ownerUrl);
  const password = decodeURIComponent(url.password);
  url.password = '';
  return { connection: url.href, password };
}

/** @throws Error with what the program said last */
async function ended(child: ChildProcess): Promise<void> {
  let said = '';
  child.stderr?.on('data', (part: Buffer) => {
    said = (said + part.toString()).slice(-2_000);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(said.trim() || `it ended with ${code}`);
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece);
  return hash.digest('hex');
}

/** Did pg_dump write this file? */
export async function isDump(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0);
    return buffer.toString('latin1', 0, bytesRead) === MAGIC;
  } finally {
    await handle.close();
  }
}

/** The rows of a dump as the frames of a backup, read by pg_restore without a database. @throws BackupDamaged */
export async function* readDump(file: string): AsyncGenerator<Frame> {
  await checkSum(file);
  const child = spawn('pg_restore', ['--data-only', '--file=-', file], { stdio: ['ignore', 'pipe', 'pipe'] });
  const end = ended(child);
  // Heard below; without this an end before it would be nobody's.
  end.catch(() => undefined);
  const madeAt = await madeAtOf(file);
  yield* readDumpScript(child.stdout, madeAt);
  await end.catch((error: Error) => {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? new Error(
          'It was written by pg_dump, and pg_restore is not on this machine. Install PostgreSQL’s client programs.',
        )
      : new BackupDamaged(error.message);
  });
}

async function checkSum(file: string): Promise<void> {
  const said = await readFile(`${file}.sha256`, 'utf8').catch(() => null);
  if (said !== null && !said.startsWith(await sha256Of(file)))
    throw new BackupDamaged('its checksum does not match');
}

async function madeAtOf(file: string): Promise<string> {
  const { stdout } = await run('pg_restore', ['--list', file], { maxBuffer: 64 * 1024 * 1024 }).catch(
    (error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT'
        ? new Error(
            'It was written by pg_dump, and pg_restore is not on this machine. Install PostgreSQL’s client programs.',
          )
        : new BackupDamaged('pg_restore cannot read it');
    },
  );
  return /Archive created at (.+)/.exec(stdout)?.[1]?.trim() ?? '';
}
