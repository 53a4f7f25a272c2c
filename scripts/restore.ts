import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setting } from '../lib/environment';
import { BackupDamaged } from '../server/backups/backup-file';
import { checkBackup, contentsOf, restoreBackup } from './backup/restore-backup';
import { runScript } from './child-process';
import { fail, projectRoot } from './settings';

const BOOKS_CHECK = 'scripts/books-check.ts';

async function restore(given: string, replace: boolean): Promise<number> {
  const file = path.resolve(setting('INIT_CWD') ?? process.cwd(), given);
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  console.log('Checking the backup ...');
  const backup = await checkBackup(file);
  console.log(`Made ${backup.header.madeAt} by Daybook ${backup.header.daybook}: ${backup.rows} rows.`);

  const ownerUrl = setting('DATABASE_URL') ?? '';
  const contents = await contentsOf(ownerUrl);
  if (contents === 'foreign') {
    throw new Error(
      'This database holds tables that are not of Daybook. Nothing was changed; restore into one of its own.',
    );
  }
  if (contents === 'books' && !replace) {
    throw new Error(
      'This database has a company in it already. Nothing was changed. To replace everything in it by the backup: ' +
        `npm run restore -- ${given} --replace`,
    );
  }
  console.log('Restoring ...');
  const app = new URL(setting('DATABASE_APP_URL') ?? '');
  const role = {
    role: decodeURIComponent(app.username),
    password: decodeURIComponent(app.password) || undefined,
    ours: setting('DAYBOOK_APP_ROLE_IS_OURS') !== 'no',
    keepsPassword: setting('DAYBOOK_DATABASE_KIND') === 'external',
  };
  await restoreBackup(ownerUrl, role, file, backup);
  console.log('Restored.');
  rmSync(path.join(setting('DAYBOOK_DATA') ?? '.data', 'demo-seeding'), { force: true });
  if (!existsSync(path.join(projectRoot, BOOKS_CHECK))) return 0;
  const code = await runScript(BOOKS_CHECK);
  if (code !== 0)
    console.error('The backup was restored, but the books in it do not agree. See the lines above.');
  return code;
}

const words = process.argv.slice(2);
const files = words.filter((word) => !word.startsWith('--'));
const unknown = words.find((word) => word.startsWith('--') && word !== '--replace');
if (files[0] === undefined || files.length > 1 || unknown) {
  console.error('Name the backup: npm run restore -- FILE [--replace]');
  process.exit(1);
}
try {
  process.exit(await restore(files[0], words.includes('--replace')));
} catch (error) {
  if (error instanceof BackupDamaged) {
    fail(new Error(`${files[0]} cannot be restored: ${error.message}. Nothing was changed.`));
  }
  fail(error);
}
