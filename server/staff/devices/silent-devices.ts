import type { Reader } from '@/server/platform/db';

/** Devices that were not revoked, with when somebody last signed in on each. */
export async function devicesHeard(reader: Reader, storeIds: readonly string[]) {
  const devices = await reader.device.findMany({
    where: { storeId: { in: [...storeIds] }, revokedAt: null },
    orderBy: [{ storeId: 'asc' }, { name: 'asc' }],
    select: { id: true, storeId: true, tillId: true, name: true, enrolledAt: true },
  });
  const latest = await reader.authSession.groupBy({
    by: ['deviceId'],
    where: { deviceId: { in: devices.map(({ id }) => id) } },
    _max: { startedAt: true },
  });
  const signedIn = new Map(latest.map((row) => [row.deviceId, row._max.startedAt]));
  return devices.map((device) => ({ ...device, signedInAt: signedIn.get(device.id) ?? null }));
}
