import type { Reader } from '@/server/platform/db';
import { numberGaps } from '@/server/sales/number-gaps';
import { deviceReports } from '@/server/staff/devices/device-reports';
import { type HeardDevice, heardDevices } from '../homes/heard-devices';

export interface SeenDevice extends HeardDevice {
  /** What it had not sent when it was heard, and since when; null: it never said. */
  unsent: { count: number; since: Date | null } | null;
  /** Of the screens it runs; empty: it never said. */
  build: string;
  /** Receipt numbers of it that nobody accounts for, the lowest first; null: none. */
  gap: { count: number; number: string; since: Date } | null;
}

/** Each device in use as it was last heard: there, what it has not sent, what it runs, which of its numbers are missing. */
export async function devicesSeen(
  reader: Reader,
  storeIds: readonly string[],
  now: Date,
): Promise<SeenDevice[]> {
  const [heard, reports, gaps] = await Promise.all([
    heardDevices(reader, storeIds, now),
    deviceReports(reader, storeIds),
    numberGaps(reader, storeIds),
  ]);
  const gapOf = new Map(gaps.map((gap) => [gap.deviceId, gap]));
  return heard.map((device) => {
    const report = reports.get(device.id);
    const gap = gapOf.get(device.id);
    return {
      ...device,
      unsent: report ? { count: report.unsent, since: report.unsentSince } : null,
      build: report?.build ?? '',
      gap: gap
        ? { count: gap.count, number: `${gap.prefix}-${String(gap.seq).padStart(6, '0')}`, since: gap.since }
        : null,
    };
  });
}
