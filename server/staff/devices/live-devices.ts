import type { Reader } from '@/server/platform/db';

/** How many devices that were not revoked are enrolled on each till of a store. */
export async function liveDevicesByTill(reader: Reader, storeId: string): Promise<Map<string, number>> {
  const groups = await reader.device.groupBy({
    by: ['tillId'],
    where: { storeId, revokedAt: null },
    _count: { id: true },
  });
  return new Map(groups.map(({ tillId, _count }) => [tillId, _count.id]));
}

/** Devices of these stores that were not revoked. */
export async function liveDevicesOf(
  reader: Reader,
  storeIds: readonly string[],
): Promise<Map<string, string>> {
  const devices = await reader.device.findMany({
    where: { storeId: { in: [...storeIds] }, revokedAt: null },
    select: { id: true, storeId: true },
  });
  return new Map(devices.map(({ id, storeId }) => [id, storeId]));
}
