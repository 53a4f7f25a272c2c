import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { businessDayOf } from '@/lib/business-day';
import { setting } from '@/lib/environment';
import { raiseNotices, requestOfCause } from '@/server/notices/raise-notices';
import { settleNotices } from '@/server/notices/settle-notices';
import type { ActingContext } from '@/server/platform/context';
import { logger } from '@/server/platform/log';
import { peopleHolding } from '@/server/staff/people/people-of-store';
import manifest from '../../package.json';
import { readBackup } from './backup-file';
import { backupName, namesToDelete } from './backup-folder-rules';
import { BackupFailed, type BackupFailure, takeBackup } from './take-backup';

const TIME_ZONE = 'Asia/Shanghai';

/** Where the nightly backups of this server go, and how long they stay. */
export interface BackupFolder {
  folder: string;
  keepDays: number;
  /** As the role that reads every table. */
  databaseUrl: string;
}

/**
 * The night's backup into the folder that was set, read back before older ones go. One that fails is told to administrators once;
 * a database that is away is asked again by the next try.
 */
export async function backUpAtNight(ctx: ActingContext<'JOB'>, to: BackupFolder): Promise<void> {
  try {
    const { file, rows } = await backUp(to, ctx.now);
    logger.info({ file, rows }, 'the night’s backup was made');
    await settleFailures(ctx);
  } catch (error) {
    logger.error({ err: error }, 'the night’s backup failed');
    const failure = error instanceof BackupFailed ? error.failure : 'UNKNOWN';
    await tellAdministrators(ctx, failure);
    if (failure === 'DATABASE_AWAY') throw error;
  }
}

async function backUp({ folder, keepDays, databaseUrl }: BackupFolder, now: Date) {
  // Never made here: where a disk is not mounted, its folder would be on the wrong one.
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new BackupFailed('FOLDER_MISSING', `${folder} is no folder`);
  const made = backupName(now);
  const file = path.join(folder, made);
  const { tables } = await takeBackup(databaseUrl, file, manifest.version);
  await readWhole(file);
  await noteLast(now);
  for (const name of namesToDelete(await readdir(folder), { made, now, keepDays }))
    await rm(path.join(folder, name), { force: true });
  return { file, rows: tables.reduce((sum, table) => sum + table.rows, 0) };
}

/** What a disk took it gives back, byte for byte, before anything older goes. */
async function readWhole(file: string): Promise<void> {
  try {
    for await (const _ of readBackup(file));
  } catch (error) {
    await rm(file, { force: true });
    throw new BackupFailed('UNKNOWN', 'the backup that was just made cannot be read', { cause: error });
  }
}

/** How old the last one is, for whoever watches (`daybook_backup_age_seconds`). */
async function noteLast(now: Date): Promise<void> {
  const file = path.join(/* turbopackIgnore: true */ setting('DAYBOOK_DATA') ?? '.data', 'last-backup');
  await writeFile(file, `${now.toISOString()}\n`, { mode: 0o600 }).catch(() => undefined);
}

/** A backup was made again: what was said of those that failed asks nothing of anybody. */
async function settleFailures(ctx: ActingContext<'JOB'>): Promise<void> {
  await settleNotices.execute(ctx, {
    requestId: requestOfCause(`backup made ${ctx.now.toISOString()}`, []),
    kinds: ['BACKUP_FAILED'],
    aboutStoreId: null,
  });
}

async function tellAdministrators(ctx: ActingContext<'JOB'>, failure: BackupFailure): Promise<void> {
  const day = businessDayOf(ctx.now, TIME_ZONE, 0);
  const personIds = (await peopleHolding(ctx.db, 'backups.hear')).map(({ id }) => id);
  const cause = `backup:${day}`;
  await raiseNotices.execute(ctx, {
    // Another reason the same night is another request; whoever was told of the cause is not told again.
    requestId: requestOfCause(`${cause} ${failure}`, personIds),
    kind: 'BACKUP_FAILED',
    cause,
    aboutStoreId: null,
    facts: { day, failure },
    personIds,
  });
}
