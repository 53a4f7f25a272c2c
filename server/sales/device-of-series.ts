import { receiptPrefix } from '@/lib/receipt-number';
import type { DeviceIdentity } from '@/server/platform/actor';
import type { Reader } from '@/server/platform/db';
import type { Sale } from './schema';

/** Sales under the device whose series their numbers are of. */
export interface SalesOfDevice {
  device: DeviceIdentity;
  sales: Sale[];
}

/**
 * Whose numbers these are. Nearly always the device's own; after a new enrolment also those of the enrolments the same browser had
 * in this store before, which it had not sent. A number of anybody else's series stays with the device, which refuses it.
 */
export async function salesByDevice(
  reader: Reader,
  device: DeviceIdentity,
  sales: readonly Sale[],
): Promise<SalesOfDevice[]> {
  if (sales.every(({ number }) => isOfSeries(number, device.prefix))) return [{ device, sales: [...sales] }];
  const devices = [device, ...(await formerDevices(reader, device))];
  const groups = new Map<DeviceIdentity, Sale[]>();
  for (const sale of sales) {
    const owner = devices.find(({ prefix }) => isOfSeries(sale.number, prefix)) ?? device;
    groups.set(owner, [...(groups.get(owner) ?? []), sale]);
  }
  return [...groups].map(([owner, own]) => ({ device: owner, sales: own }));
}

/** The device a number belongs to: this one, or one this browser was before. */
export async function deviceOfNumber(
  reader: Reader,
  device: DeviceIdentity,
  number: string,
): Promise<DeviceIdentity> {
  if (isOfSeries(number, device.prefix)) return device;
  const former = await formerDevices(reader, device);
  return former.find(({ prefix }) => isOfSeries(number, prefix)) ?? device;
}

function isOfSeries(number: string, prefix: string): boolean {
  return number.startsWith(`${prefix}-`);
}

/** What the browser was before in this store, the latest first. */
async function formerDevices(reader: Reader, device: DeviceIdentity): Promise<DeviceIdentity[]> {
  const rows = await reader.$queryRaw<
    { id: string; till_id: string; enrolment: number; till_code: string; store_code: string }[]
  >`
    WITH RECURSIVE former AS (
      SELECT d.succeeds_id AS id, 1 AS back FROM device d
      WHERE d.store_id = ${device.storeId}::uuid AND d.id = ${device.id}::uuid
      UNION ALL
      SELECT d.succeeds_id, f.back + 1 FROM former f
      JOIN device d ON d.store_id = ${device.storeId}::uuid AND d.id = f.id WHERE f.back < 100)
    SELECT d.id, d.till_id, d.enrolment, t.code AS till_code, s.code AS store_code
    FROM former f JOIN device d ON d.store_id = ${device.storeId}::uuid AND d.id = f.id
    JOIN till t ON t.store_id = d.store_id AND t.id = d.till_id JOIN store s ON s.id = d.store_id
    ORDER BY f.back`;
  return rows.map((row) => ({
    id: row.id,
    storeId: device.storeId,
    tillId: row.till_id,
    prefix: receiptPrefix(row.store_code, row.till_code, row.enrolment),
  }));
}
