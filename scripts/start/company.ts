import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { Environment } from '../../lib/environment';
import { runScript } from '../child-process';
import { writePrivately } from '../data-folder';
import { databaseVariables, migrateDatabase, type OpenDatabase, recreateEmbedded } from '../database';

export type CompanyState = 'none' | 'demo' | 'real';

export async function companyState(ownerUrl: string): Promise<CompanyState> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const found = await client.query<{ demo: boolean }>('SELECT demo FROM company');
    const company = found.rows[0];
    if (company === undefined) return 'none';
    return company.demo ? 'demo' : 'real';
  } finally {
    await client.end();
  }
}

/** The demo company goes into the embedded database by itself, into another one only when asked. */
export function wantsDemo(settings: Environment, database: OpenDatabase): boolean {
  return settings.demo === 'on' || (settings.demo === 'auto' && database.kind === 'embedded');
}

/** A seed that was cut off leaves half a company. In the embedded database nothing else can be there yet. */
export async function clearHalfSeeded(settings: Environment, database: OpenDatabase): Promise<void> {
  const mark = seedingMark(settings);
  if (!existsSync(mark)) return;
  if (database.kind === 'external') {
    throw new Error(
      `Making the demo company was cut off. Empty the database of DATABASE_URL, remove ${mark}, then start again.`,
    );
  }
  await recreateEmbedded(database);
  await migrateDatabase(database);
  rmSync(mark);
}

export async function seedDemo(settings: Environment, database: OpenDatabase): Promise<void> {
  const mark = seedingMark(settings);
  writeFileSync(mark, new Date().toISOString());
  const code = await runScript('scripts/seed.ts', [], { env: databaseVariables(database, settings) });
  if (code !== 0) throw new Error('The demo company could not be made. Start again to make it anew.');
  rmSync(mark);
}

function seedingMark(settings: Environment): string {
  return path.join(settings.dataFolder, 'demo-seeding');
}

/** No letters or digits that are taken for one another. */
const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 10;

/** The code the set-up page asks for: the same at every start until a company exists. */
export function keepSetupCode(settings: Environment): string {
  const file = setupCodeFile(settings);
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (kept.length === CODE_LENGTH) return kept;
  const code = Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join(
    '',
  );
  writePrivately(file, `${code}\n`);
  return code;
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
