import { receiptPrefix } from '@/lib/receipt-number';
import { isClockOff } from '@/server/platform/clocks';
import type { ActorContext } from '@/server/platform/context';
import { tillsOfDevices } from './tills-of-devices';

/** Every till of these stores with its enrolments, the newest first, and who signed in on each last. */
export async function listDevices(ctx: ActorContext, storeIds: readonly string[]) {
  const [tills, enrolled] = await Promise.all([
    tillsOfDevices.ask().open(ctx.db, storeIds),
    ctx.db.device.findMany({
      where: { storeId: { in: [...storeIds] } },
      orderBy: { enrolment: 'desc' },
    }),
  ]);
  const open = new Set(tills.map(({ id }) => id));
  const devices = enrolled.filter(({ tillId }) => open.has(tillId));
  const enrollers = await ctx.db.person.findMany({
    where: { id: { in: devices.map(({ enrolledById }) => enrolledById) } },
    select: { id: true, name: true },
  });
  const names = new Map(enrollers.map(({ id, name }) => [id, name]));
  return tills.map((till) => ({
    id: till.id,
    storeId: till.storeId,
    storeName: till.store.name,
    timeZone: till.store.timeZone,
    code: till.code,
    name: till.name,
    mayManage: ctx.may('devices.manage', till.storeId),
    devices: devices
      .filter(({ tillId }) => tillId === till.id)
      .map((device) => ({
        id: device.id,
        name: device.name,
        prefix: receiptPrefix(till.store.code, till.code, device.enrolment),
        enrolledAt: device.enrolledAt,
        enrolledBy: names.get(device.enrolledById) ?? '',
        revokedAt: device.revokedAt,
        clockAheadMs: isClockOff(device.clockOffsetMs) ? wholeMinutes(device.clockOffsetMs) : 0,
      })),
  }));
}

/** To the minute: the rest is the way from the tablet to the server. */
function wholeMinutes(ms: number): number {
  return Math.round(ms / 60_000) * 60_000;
}
