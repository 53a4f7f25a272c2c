import { existsSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setting } from '../lib/environment';
import manifest from '../package.json';
import { takeBackup } from '../server/backups/take-backup';
import { dumpBackup, fittingPgDump } from './backup/dump-backup';
import { writePrivately } from './data-folder';
import { fail } from './settings';

/** npm runs scripts in the project folder; a file is named from where the person is. */
const given = process.argv[2];
if (given === undefined || process.argv.length > 3) {
  console.error('Name the file to write: npm run backup -- daybook-2026-11-24.backup');
  process.exit(1);
}
const file = path.resolve(setting('INIT_CWD') ?? process.cwd(), given);
if (existsSync(file) && !statSync(file).isFile()) {
  // The finished backup takes the place of what has this name, which for a device or a folder would be harm.
  console.error(`${file} is not a file. Name the file to write.`);
  process.exit(1);
}
const began = Date.now();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    rmSync(`${file}.partial`, { force: true });
    console.error('No backup was made: it was stopped. The unfinished file was removed.');
    process.exit(130);
  });
}
try {
  const url = setting('DATABASE_URL') ?? '';
  // The embedded server brings no pg_dump, and one of the machine would be older than it.
  const pgDump = setting('DAYBOOK_DATABASE_KIND') === 'external' ? await fittingPgDump(url) : null;
  const what = pgDump ? await dumped(url, pgDump) : await written(url);
  // How old the last one is, for whoever watches.
  writePrivately(
    path.join(setting('DAYBOOK_DATA') ?? '.data', 'last-backup'),
    `${new Date().toISOString()}\n`,
  );
  const megabytes = (statSync(file).size / 1_000_000).toFixed(1);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`Backed up ${what} into ${file} (${megabytes} MB, ${seconds} s).`);
  console.log(
    'It holds everything in the database: books, people with their password hashes, pictures of zones and other attachments. ' +
      'Keep it where only you can read it.',
  );
  console.log(
    'It does not hold the data folder: secrets.json (a restore makes new ones, which signs everybody out) and logs.',
  );
} catch (error) {
  fail(error instanceof Error ? new Error(`No backup was made: ${error.message}`) : error);
}

async function dumped(url: string, by: string): Promise<string> {
  await dumpBackup(url, file);
  return `the database with ${by}`;
}

async function written(url: string): Promise<string> {
  const { tables } = await takeBackup(url, file, manifest.version);
  return `${tables.reduce((sum, table) => sum + table.rows, 0)} rows of ${tables.length} tables`;
}
