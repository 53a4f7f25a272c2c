import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import manifest from '../package.json';
import { takeBackup } from './backup/take-backup';
import { fail } from './settings';

/** npm runs scripts in the project folder; a file is named from where the person is. */
const given = process.argv[2];
if (given === undefined || process.argv.length > 3) {
  console.error('Name the file to write: npm run backup -- daybook-2026-11-24.backup');
  process.exit(1);
}
const file = path.resolve(process.env.INIT_CWD ?? process.cwd(), given);
if (existsSync(file) && !statSync(file).isFile()) {
  // The finished backup takes the place of what has this name, which for a device or a folder would be harm.
  console.error(`${file} is not a file. Name the file to write.`);
  process.exit(1);
}
const began = Date.now();
try {
  const { tables } = await takeBackup(process.env.DATABASE_URL ?? '', file, manifest.version);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const megabytes = (statSync(file).size / 1_000_000).toFixed(1);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(
    `Backed up ${rows} rows of ${tables.length} tables into ${file} (${megabytes} MB, ${seconds} s).`,
  );
  console.log(
    'It holds everything, people and their password hashes included: keep it where only you can read it.',
  );
} catch (error) {
  fail(error instanceof Error ? new Error(`No backup was made: ${error.message}`) : error);
}
