import type { Reader } from '@/server/platform/db';
import { lastReceipts } from '@/server/sales/exceptions-of-sales';
import { deviceReports } from '@/server/staff/devices/device-reports';
import { devicesHeard } from '@/server/staff/devices/silent-devices';

/** A device that nobody signed in on and that sold nothing for so long is said to be silent, ms. */
const SILENT_AFTER_MS = 3 * 86_400_000;

export interface HeardDevice {
  id: string;
  storeId: string;
  name: string;
  /** The latest of its enrolment, a sign-in, a receipt and what it said of itself. */
  heardAt: Date;
  isSilent: boolean;
}

/** When each device in use was last heard of: one truth for the home and for the list of devices. */
export async function heardDevices(
  reader: Reader,
  storeIds: readonly string[],
  now: Date,
): Promise<HeardDevice[]> {
  const [devices, receipts, reports] = await Promise.all([
    devicesHeard(reader, storeIds),
    lastReceipts(reader, storeIds),
    deviceReports(reader, storeIds),
  ]);
  return devices.map(({ id, storeId, name, enrolledAt, signedInAt }) => {
    const moments = [enrolledAt, signedInAt, receipts.get(id), reports.get(id)?.heardAt].flatMap(
      (moment) => moment?.getTime() ?? [],
    );
    const heardAt = new Date(Math.max(...moments));
    return { id, storeId, name, heardAt, isSilent: now.getTime() - heardAt.getTime() > SILENT_AFTER_MS };
  });
}
