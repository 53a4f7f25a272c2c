import type { Reader, Tx } from '@/server/platform/db';

/**
 * Numbers a series may leave out at once. A tablet counts on by one; what was lost or is still on its way are a few. Above
 * it is a broken counter, and every number in between would have to be looked for for ever.
 */
const MOST_LEFT_OUT = 1_000;

/** Is a number so far above the last of its series that no tablet counted there? */
export function isNumberTooFar(seq: number, last: number): boolean {
  return seq > last + 1 + MOST_LEFT_OUT;
}

/**
 * Makes a device's series when this is its first number. No key is named in ON CONFLICT: of two who make it at the same moment
 * PostgreSQL lets the second pass by the named one alone, and fails it at the other. @throws when another device has the prefix
 */
export async function makeSeries(
  reader: Reader,
  storeId: string,
  deviceId: string,
  prefix: string,
): Promise<void> {
  const made = await reader.$executeRaw`
    INSERT INTO receipt_series (store_id, device_id, prefix, last_at) VALUES (${storeId}::uuid, ${deviceId}::uuid, ${prefix}, now())
    ON CONFLICT DO NOTHING`;
  if (made === 1) return;
  const there = await reader.receiptSeries.findUnique({ where: { storeId_deviceId: { storeId, deviceId } } });
  if (!there) throw new Error(`another device counts under the prefix ${prefix}`);
}

/** Makes a device's series when this is its first number, and locks it. */
export async function lockSeries(
  tx: Tx,
  storeId: string,
  deviceId: string,
  prefix: string,
): Promise<{ last: number }> {
  await makeSeries(tx, storeId, deviceId, prefix);
  const [series] = await tx.$queryRaw<{ last: number }[]>`
    SELECT last FROM receipt_series WHERE store_id = ${storeId}::uuid AND device_id = ${deviceId}::uuid FOR UPDATE`;
  return { last: series?.last ?? 0 };
}

/**
 * What a number of a device is by now, its series being locked. An explained number may still become a ticket or be rejected:
 * a finished sale is never lost to a word about it.
 */
export async function numberState(
  tx: Tx,
  storeId: string,
  deviceId: string,
  seq: number,
): Promise<'FREE' | 'EXPLAINED' | 'TAKEN'> {
  const [row] = await tx.$queryRaw<{ taken: boolean; explained: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM ticket WHERE store_id = ${storeId}::uuid AND device_id = ${deviceId}::uuid AND seq = ${seq})
      OR EXISTS (SELECT 1 FROM rejected_ticket WHERE store_id = ${storeId}::uuid AND device_id = ${deviceId}::uuid AND seq = ${seq})
      AS taken,
      EXISTS (SELECT 1 FROM number_explanation WHERE store_id = ${storeId}::uuid AND device_id = ${deviceId}::uuid AND seq = ${seq})
      AS explained`;
  if (row?.taken) return 'TAKEN';
  return row?.explained ? 'EXPLAINED' : 'FREE';
}
