import type { DeviceIdentity } from '@/server/platform/actor';
import type { Context } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { DeviceUnknown } from '../errors';
import { PERMISSIONS } from '../permissions';
import { tillsOfDevices } from './tills-of-devices';

/** By pinyin, as a person looks a name up. */
const byName = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true });

/**
 * Who may sign in on this counter: active people with work at a counter of its store who have a PIN. Names alone; the device answers for asking.
 * @throws DeviceUnknown
 */
export async function counterPeople(ctx: Context): Promise<{ id: string; name: string; initials: string }[]> {
  const { storeId } = requireDevice(ctx);
  const people = await ctx.db.person.findMany({
    where: {
      deactivatedAt: null,
      pinHash: { not: null },
      grants: {
        some: {
          revokedAt: null,
          role: { in: [...PERMISSIONS['counter.work']] },
          OR: [{ storeId: null }, { storeId }],
        },
      },
    },
    select: { id: true, name: true, initials: true },
  });
  return people.sort((a, b) => byName.compare(a.name, b.name));
}

/** The counter this browser is, in words, or null. */
export async function counterPlace(reader: Reader, device: DeviceIdentity | null) {
  if (!device) return null;
  const till = await tillsOfDevices.ask().one(reader, device);
  if (!till) return null;
  return {
    storeId: device.storeId,
    storeCode: till.store.code,
    storeName: till.store.name,
    timeZone: till.store.timeZone,
    tillId: till.id,
    tillCode: till.code,
    tillName: till.name,
  };
}

function requireDevice(ctx: Context): DeviceIdentity {
  if (!ctx.device) throw new DeviceUnknown();
  return ctx.device;
}
