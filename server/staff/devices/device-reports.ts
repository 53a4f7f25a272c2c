import { z } from 'zod';
import type { Context } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { DeviceUnknown } from '../errors';

/** What a device says of itself. */
export const deviceReportInput = z.object({
  /** Sales and given-up numbers that the server is not known to have. */
  unsent: z.number().int().min(0).max(1_000_000),
  /** How long the oldest of them has waited, ms: its own clock may be anything. */
  unsentForMs: z.number().int().min(0).max(315_360_000_000).nullable(),
  /** Which build of the screens it runs; empty: it does not know. */
  build: z.string().max(64),
});

/**
 * A device says that it is there, also while it is locked, and what waits on it. No act of anybody: no trail.
 * @throws DeviceUnknown
 */
export async function hearDevice(
  ctx: Context,
  { unsent, unsentForMs, build }: z.output<typeof deviceReportInput>,
): Promise<{ heard: true }> {
  if (!ctx.device) throw new DeviceUnknown();
  const since = unsent > 0 && unsentForMs !== null ? new Date(ctx.now.getTime() - unsentForMs) : null;
  await ctx.db.$executeRaw`
    INSERT INTO device_report (store_id, device_id, heard_at, unsent, unsent_since, build)
    VALUES (${ctx.device.storeId}::uuid, ${ctx.device.id}::uuid, ${ctx.now}::timestamptz, ${unsent}::int, ${since}::timestamptz, ${build})
    ON CONFLICT (store_id, device_id) DO UPDATE
    SET heard_at = excluded.heard_at, unsent = excluded.unsent, unsent_since = excluded.unsent_since, build = excluded.build
    WHERE device_report.heard_at <= excluded.heard_at`;
  return { heard: true };
}

/** What the devices of these stores said of themselves last, by device. */
export async function deviceReports(reader: Reader, storeIds: readonly string[]) {
  const rows = await reader.deviceReport.findMany({ where: { storeId: { in: [...storeIds] } } });
  return new Map(rows.map((row) => [row.deviceId, row]));
}
