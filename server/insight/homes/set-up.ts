import { lastBackupAt } from '@/server/backups/last-backup';
import { lastBeat } from '@/server/events/worker-beat';
import { wasRaisedSince } from '@/server/notices/list-notices';
import type { ActorContext } from '@/server/platform/context';
import { peopleNotReady } from '@/server/staff/people/people-not-ready';
import { listStores } from '@/server/stores/queries';
import { heardDevices } from './heard-devices';

const DAY_MS = 86_400_000;
/** The worker beats every minute. */
export const WORKER_LATE_AFTER_MS = 5 * 60_000;
/** A backup is made every night. */
export const BACKUP_OLD_AFTER_MS = 36 * 3_600_000;
const SHOWN = 20;

/** What an administrator has to look after, all of the company. */
export async function setUp(ctx: ActorContext) {
  const stores = (await listStores(ctx.db)).filter(({ closedAt }) => closedAt === null);
  const storeIds = stores.map(({ id }) => id);
  const since = new Date(ctx.now.getTime() - DAY_MS);
  const [people, devices, backupAt, beatAt, failed] = await Promise.all([
    peopleNotReady(ctx.db, SHOWN),
    heardDevices(ctx.db, storeIds, ctx.now),
    lastBackupAt(),
    lastBeat(ctx.db),
    wasRaisedSince(ctx.db, 'BACKUP_FAILED', since),
  ]);
  return {
    storesWithoutTill: stores.filter(({ tills }) => tills === 0).map(({ id, name }) => ({ id, name })),
    storesWithoutOwners: stores
      .filter(({ ownerless }) => ownerless > 0)
      .map(({ id, name, ownerless }) => ({ id, name, count: ownerless })),
    people,
    silentDevices: devices.filter(({ isSilent }) => isSilent),
    devices: devices.length,
    backup: {
      at: backupAt,
      isOld: backupAt !== null && ctx.now.getTime() - backupAt.getTime() > BACKUP_OLD_AFTER_MS,
      failed,
    },
    worker: {
      at: beatAt,
      isAlive: beatAt !== null && ctx.now.getTime() - beatAt.getTime() < WORKER_LATE_AFTER_MS,
    },
  };
}
