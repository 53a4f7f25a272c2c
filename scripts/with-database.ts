import { childEnd, onStopRequest, startChild } from './child-process';
import { databaseVariables, openDatabase } from './database';
import { ensureClient } from './generate-client';
import { requireCurrentSchema } from './postgres/migrate';
import { fail, loadSettings } from './settings';

/**
 * Runs a script with the database up and migrated, beside a serving Daybook or alone, and ends with its
 * exit code: node scripts/with-database.mjs scripts/books-check.ts
 */
async function runWithDatabase(script: string, args: string[], how: How): Promise<number> {
  const settings = loadSettings();
  await ensureClient(console.error);
  // Progress goes to stderr: what the script prints may be read by another program.
  const database = await openDatabase(settings, {
    say: console.error,
    ...(how !== 'writes' && { migrateTo: false }),
  });
  try {
    if (how === 'reads') await requireCurrentSchema(database.ownerUrl);
    const child = startChild('node', ['--import', 'tsx', script, ...args], {
      env: { ...databaseVariables(database, settings), DAYBOOK_DATABASE_KIND: database.kind },
    });
    onStopRequest(() => child.kill('SIGTERM'));
    return await childEnd(child);
  } finally {
    await database.release();
  }
}

/**
 * `writes`: migrated first. `reads`: for the owner alone, who changes nothing: no migration, no role, no right; another server may
 * be at work on it. `as-it-is`: reads as well, of whatever age (a backup), or brings the state of the schema with it (a restore).
 */
type How = 'writes' | 'reads' | 'as-it-is';

const flag = /^--(reads|as-it-is)$/.exec(process.argv[2] ?? '')?.[1] as How | undefined;
const [script, ...args] = process.argv.slice(flag ? 3 : 2);
if (script === undefined) {
  console.error('Name the script to run: node scripts/with-database.mjs --reads scripts/books-check.ts');
  process.exit(1);
}
process.exit(await runWithDatabase(script, args, flag ?? 'writes').catch(fail));
