import { LRUCache } from 'lru-cache';
import type { ZoneKind } from '@/generated/prisma/enums';
import type { Reader } from '@/server/platform/db';

/** The zones every store has once, by kind. */
export type ZonesByKind = Record<Extract<ZoneKind, 'UNZONED' | 'AWAITING_PICKUP' | 'DAMAGED'>, string>;

const cache = new LRUCache<string, ZonesByKind>({ max: 5_000 });

/** Ids of a store's zones of a kind there is once; they are made with the store and stay. @throws when one is missing */
export async function zonesByKind(reader: Reader, storeId: string): Promise<ZonesByKind> {
  const known = cache.get(storeId);
  if (known) return known;
  const zones = await reader.zone.findMany({
    where: { storeId, kind: { in: ['UNZONED', 'AWAITING_PICKUP', 'DAMAGED'] } },
  });
  const idOf = (kind: keyof ZonesByKind) => {
    const zone = zones.find((candidate) => candidate.kind === kind);
    if (!zone) throw new Error(`store ${storeId} has no zone of kind ${kind}`);
    return zone.id;
  };
  const found = {
    UNZONED: idOf('UNZONED'),
    AWAITING_PICKUP: idOf('AWAITING_PICKUP'),
    DAMAGED: idOf('DAMAGED'),
  };
  cache.set(storeId, found);
  return found;
}
