import { childEnd, onStopRequest, startChild } from './child-process';
import { databaseVariables, openDatabase } from './database';
import { ensureClient } from './generate-client';
import { fail, loadSettings } from './settings';

/**
 * Runs a script with the database up and migrated, beside a serving Daybook or alone, and ends with its
 * exit code: node scripts/with-database.mjs scripts/books-check.ts
 */
async function runWithDatabase(script: string, args: string[], asItIs: boolean): Promise<number> {
  const settings = loadSettings();
  await ensureClient(console.error);
  // Progress goes to stderr: what the script prints may be read by another program.
  const database = await openDatabase(settings, { say: console.error, ...(asItIs && { migrateTo: false }) });
  try {
    const child = startChild('node', ['--import', 'tsx', script, ...args], {
      env: { ...databaseVariables(database, settings), DAYBOOK_DATABASE_KIND: database.kind },
    });
    onStopRequest(() => child.kill('SIGTERM'));
    return await childEnd(child);
  } finally {
    await database.release();
  }
}

// A restore brings the state of the schema with it, also where the present one cannot be migrated.
const asItIs = process.argv[2] === '--as-it-is';
const [script, ...args] = process.argv.slice(asItIs ? 3 : 2);
if (script === undefined) {
  console.error('Name the script to run: node scripts/with-database.mjs scripts/books-check.ts');
  process.exit(1);
}
process.exit(await runWithDatabase(script, args, asItIs).catch(fail));
