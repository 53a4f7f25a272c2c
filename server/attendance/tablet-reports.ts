import type { DeviceIdentity } from '@/server/platform/actor';
import type { Context } from '@/server/platform/context';
import type { Db, Reader } from '@/server/platform/db';
import { liveDevicesOf } from '@/server/staff/devices/live-devices';
import { DeviceUnknown } from '@/server/staff/errors';

const HOUR_MS = 3_600_000;
/** A tablet that lies in a drawer longer is waited for no more, ms. */
export const WAITED_FOR_MS = 72 * HOUR_MS;

/**
 * A tablet says that it is there, also while it is locked, and whether it still has punches the server does not. No act: no trail.
 * @throws DeviceUnknown
 */
export async function hearTablet(ctx: Context, waiting: number): Promise<{ heard: true }> {
  if (!ctx.device) throw new DeviceUnknown();
  await keepReport(ctx.db, ctx.device, ctx.now, waiting === 0);
  return { heard: true };
}

async function keepReport(db: Db, device: DeviceIdentity, now: Date, isClear: boolean): Promise<void> {
  const clearedAt = isClear ? now : null;
  await db.$executeRaw`
    INSERT INTO tablet_report (store_id, device_id, heard_at, cleared_at)
    VALUES (${device.storeId}::uuid, ${device.id}::uuid, ${now}::timestamptz, ${clearedAt}::timestamptz)
    ON CONFLICT (store_id, device_id) DO UPDATE
    SET heard_at = greatest(tablet_report.heard_at, excluded.heard_at),
      cleared_at = greatest(tablet_report.cleared_at, excluded.cleared_at)`;
}

/** Until when each store's tablets have reported all their punches; null: none of them did of late. */
export async function reportedUntil(
  reader: Reader,
  storeIds: readonly string[],
  now: Date,
): Promise<Map<string, Date | null>> {
  const [reports, live] = await Promise.all([
    reader.tabletReport.findMany({
      where: { storeId: { in: [...storeIds] }, heardAt: { gte: new Date(now.getTime() - WAITED_FOR_MS) } },
    }),
    liveDevicesOf(reader, storeIds),
  ]);
  const until = new Map<string, Date | null>();
  for (const { storeId, deviceId, clearedAt } of reports) {
    if (!live.has(deviceId)) continue;
    const known = until.get(storeId);
    if (known === undefined) until.set(storeId, clearedAt);
    else until.set(storeId, known && clearedAt && clearedAt < known ? clearedAt : clearedAt && known);
  }
  return until;
}
