import { dayToDate } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';

let stores = 0;

/** A zone in which it is around noon now: half an hour ago and now are one business day there, whenever tests run. */
export const NOON_ZONE = zoneOfNoon(new Date().getUTCHours());

function zoneOfNoon(utcHour: number): string {
  const ahead = 12 - utcHour;
  // Etc/GMT-3 is three hours ahead of Greenwich.
  return ahead > 0 ? `Etc/GMT-${ahead}` : `Etc/GMT+${-ahead}`;
}

/** A store with its three fixed zones and one shelf zone; day start 04:00 Shanghai. */
export async function makeStore(
  over: {
    code?: string;
    drawerPolicy?: 'SHARED' | 'OWN';
    clerksSeeFloor?: boolean;
    selfApproval?: boolean;
    firstDay?: string;
    timeZone?: string;
  } = {},
) {
  stores += 1;
  const store = await db().store.create({
    data: {
      id: newId(),
      code: over.code ?? `T${stores}${Math.floor(Math.random() * 9000) + 1000}`,
      name: `测试店${stores}`,
      firstDay: dayToDate(over.firstDay ?? '2026-01-01'),
      createdAt: new Date(),
      ...(over.timeZone ? { timeZone: over.timeZone } : {}),
      drawerPolicy: over.drawerPolicy ?? 'SHARED',
      clerksSeeFloor: over.clerksSeeFloor ?? false,
      selfApproval: over.selfApproval ?? false,
    },
  });
  const zones = {
    unzoned: await makeZone(store.id, 'UNZONED', '00'),
    damaged: await makeZone(store.id, 'DAMAGED', '98'),
    awaiting: await makeZone(store.id, 'AWAITING_PICKUP', '99'),
    floor: await makeZone(store.id, 'FLOOR', 'A1'),
  };
  return { ...store, zones };
}

async function makeZone(
  storeId: string,
  kind: 'UNZONED' | 'DAMAGED' | 'AWAITING_PICKUP' | 'FLOOR',
  code: string,
) {
  return db().zone.create({ data: { storeId, id: newId(), code, name: `区${code}`, kind } });
}
