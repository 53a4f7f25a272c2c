import path from 'node:path';
import type { BackupFolder } from './back-up-at-night';

const KEPT_DAYS = 14;

/** Where this server's nightly backups go (DAYBOOK_BACKUP_FOLDER, DAYBOOK_BACKUP_DAYS); null where no folder is set. */
export function backupFolder(): BackupFolder | null {
  const { DAYBOOK_BACKUP_FOLDER, DAYBOOK_BACKUP_DAYS, DATABASE_APP_URL } = process.env;
  if (!DAYBOOK_BACKUP_FOLDER || !DATABASE_APP_URL) return null;
  return {
    folder: path.resolve(/* turbopackIgnore: true */ DAYBOOK_BACKUP_FOLDER),
    keepDays: Number(DAYBOOK_BACKUP_DAYS || KEPT_DAYS),
    databaseUrl: DATABASE_APP_URL,
  };
}
