import path from 'node:path';
import { setting } from '@/lib/environment';
import type { BackupFolder } from './back-up-at-night';

const KEPT_DAYS = 14;

/** Where this server's nightly backups go (DAYBOOK_BACKUP_FOLDER, DAYBOOK_BACKUP_DAYS); null where no folder is set. */
export function backupFolder(): BackupFolder | null {
  const [folder, databaseUrl] = [setting('DAYBOOK_BACKUP_FOLDER'), setting('DATABASE_APP_URL')];
  if (!folder || !databaseUrl) return null;
  return {
    folder: path.resolve(/* turbopackIgnore: true */ folder),
    keepDays: setting('DAYBOOK_BACKUP_DAYS') ?? KEPT_DAYS,
    databaseUrl,
  };
}
