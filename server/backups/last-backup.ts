import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setting } from '@/lib/environment';

/** When the last backup was made with this server's data folder; null when none was. */
export async function lastBackupAt(): Promise<Date | null> {
  const file = path.join(/* turbopackIgnore: true */ setting('DAYBOOK_DATA') ?? '.data', 'last-backup');
  const at = Date.parse(await readFile(file, 'utf8').catch(() => ''));
  return Number.isNaN(at) ? null : new Date(at);
}
