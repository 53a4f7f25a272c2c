import { LRUCache } from 'lru-cache';
import type { DeviceIdentity } from '@/server/platform/actor';
import type { Db } from '@/server/platform/db';
import { logger } from '@/server/platform/log';
import { perProcess } from '@/server/platform/per-process';

/** A clock that moved less is as it was, ms. */
const MINUTE_MS = 60_000;
/** What the column holds, ms: nearly 25 days, which is as wrong as a clock can usefully be said to be. */
export const FURTHEST_MS = 2_147_483_647;
const KEPT_AT_MOST = 5_000;

const written = perProcess('device-clocks', () => new LRUCache<string, number>({ max: KEPT_AT_MOST }));

/** Keeps how far a device's clock is ahead of the server's, for whoever looks after devices. Written when it changes; never fails. */
export async function keepDeviceClock(db: Db, device: DeviceIdentity, aheadMs: number): Promise<void> {
  const offset = Math.round(Math.max(-FURTHEST_MS, Math.min(FURTHEST_MS, aheadMs)));
  const known = written.get(device.id);
  if (known !== undefined && Math.abs(known - offset) < MINUTE_MS) return;
  written.set(device.id, offset);
  // bigint: the difference of two such numbers is beyond what the column holds.
  await db.$executeRaw`
    UPDATE device SET clock_offset_ms = ${offset}::int WHERE store_id = ${device.storeId}::uuid AND id = ${device.id}::uuid
      AND abs(clock_offset_ms::bigint - ${offset}::bigint) >= ${MINUTE_MS}`.catch((error: unknown) => {
    written.delete(device.id);
    logger.warn({ err: error, deviceId: device.id }, 'how far a device is off was not written');
  });
}
