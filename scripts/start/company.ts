import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { Environment } from '../../lib/environment';
import { runScript } from '../child-process';
import { writePrivately } from '../data-folder';
import { databaseVariables, migrateDatabase, type OpenDatabase, recreateEmbedded } from '../database';

/** `half`: the demo's seed was cut off, and nobody has ever signed in to what it made. */
export type CompanyState = 'none' | 'half' | 'demo' | 'real';

/** What is in the database, by its contents alone. */
export async function companyState(ownerUrl: string): Promise<CompanyState> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const found = await client.query<{ demo: boolean; whole: boolean }>(
      `SELECT demo, demo_finished_at IS NOT NULL
         OR EXISTS (SELECT 1 FROM audit_entry WHERE action = 'auth.signIn') AS whole
       FROM company`,
    );
    const company = found.rows[0];
    if (company === undefined) return 'none';
    if (!company.demo) return 'real';
    return company.whole ? 'demo' : 'half';
  } finally {
    await client.end();
  }
}

/** The demo company goes into the embedded database by itself, into another one only when asked. */
export function wantsDemo(settings: Environment, database: OpenDatabase): boolean {
  return settings.demo === 'on' || (settings.demo === 'auto' && database.kind === 'embedded');
}

/** Any number that nobody else takes. */
const FIRST_START_LOCK = 4_173_202;

/**
 * Runs what a first start does while no other start on this database does it: two of them take turns, and the second finds what
 * the first has made.
 */
export async function takingTurns<T>(ownerUrl: string, work: () => Promise<T>): Promise<T> {
  // In a database of its own server that is never dropped: the lock outlives a half-made demo.
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [FIRST_START_LOCK]);
    return await work();
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Takes away what a demo seed that was cut off has left, and nothing else: a company that is whole, real or restored stays,
 * whatever lies about in the data folder.
 * @param recreate empties the embedded database
 * @throws where the database is somebody's own, with what to do about it
 */
export async function clearHalfSeeded(
  settings: Environment,
  database: OpenDatabase,
  recreate: (database: OpenDatabase) => Promise<void> = recreateAndMigrate,
): Promise<CompanyState> {
  const state = await companyState(database.ownerUrl);
  // Left by an earlier Daybook, which went by this file.
  rmSync(path.join(settings.dataFolder, 'demo-seeding'), { force: true });
  if (state !== 'half') return state;
  if (database.kind === 'external') {
    const { host, pathname } = new URL(database.ownerUrl);
    throw new Error(
      `The database ${pathname.slice(1)} at ${host} holds a demo company that is half made: making it was cut off, and ` +
        'nobody has ever signed in to it. Nothing was changed. To begin anew, empty that database (as its owner: ' +
        'DROP SCHEMA public CASCADE; CREATE SCHEMA public;), then start again.',
    );
  }
  await recreate(database);
  return 'none';
}

async function recreateAndMigrate(database: OpenDatabase): Promise<void> {
  await recreateEmbedded(database);
  await migrateDatabase(database);
}

export async function seedDemo(settings: Environment, database: OpenDatabase): Promise<void> {
  const code = await runScript('scripts/seed.ts', [], { env: databaseVariables(database, settings) });
  if (code !== 0) throw new Error('The demo company could not be made. Start again to make it anew.');
}

/** No letters or digits that are taken for one another. */
const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 10;

/**
 * The code the set-up page asks for: the same at every start until a company exists, and on every server that was given the same
 * AUTH_SECRET, as any of them may be asked.
 */
export function keepSetupCode(settings: Environment): string {
  if (settings.authSecret !== undefined) {
    const mark = createHmac('sha256', settings.authSecret).update('setup-code').digest();
    return lettersOf(mark.subarray(0, CODE_LENGTH));
  }
  const file = setupCodeFile(settings);
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (kept.length === CODE_LENGTH) return kept;
  const code = lettersOf(randomBytes(CODE_LENGTH));
  writePrivately(file, `${code}\n`);
  return code;
}

function lettersOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => CODE_LETTERS[byte % CODE_LETTERS.length]).join('');
}

export function forgetSetupCode(settings: Environment): void {
  rmSync(setupCodeFile(settings), { force: true });
}

function setupCodeFile(settings: Environment): string {
  return path.join(settings.dataFolder, 'setup-code');
}

interface SignIn {
  name: string;
  role: string;
  login?: string;
  password?: string;
  pin?: string;
}

/** The demo's people as a table, for the console. */
export function demoSignIns(settings: Environment): string[] {
  const file = path.join(settings.dataFolder, 'demo-sign-ins.json');
  if (!existsSync(file)) return [];
  const people = JSON.parse(readFileSync(file, 'utf8')) as SignIn[];
  const rows = [
    ['who', 'role', 'login', 'password', 'PIN'],
    ...people.map((who) => [who.name, who.role, who.login ?? '-', who.password ?? '-', who.pin ?? '-']),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...rows.map((row) => columnsOf(row[column] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - columnsOf(cell)))
      .join('  ')
      .trimEnd(),
  );
}

/** Columns of a terminal: Chinese characters take two. */
function columnsOf(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
}
