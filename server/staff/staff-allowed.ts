import { LRUCache } from 'lru-cache';
import type { Reader } from '@/server/platform/db';
import { perProcess } from '@/server/platform/per-process';
import { PERMISSIONS, type Permission } from './permissions';

const cache = perProcess(
  'staff-allowed',
  () => new LRUCache<string, ReadonlySet<string>>({ max: 5_000, ttl: 5_000 }),
);

/** Ids of the active people whose roles give a permission in a store, at most 5 s old. */
export async function staffAllowed(
  reader: Reader,
  permission: Permission,
  storeId: string,
): Promise<ReadonlySet<string>> {
  const key = `${permission}:${storeId}`;
  const cached = cache.get(key);
  if (cached) return cached;
  const people = await reader.person.findMany({
    where: {
      deactivatedAt: null,
      grants: {
        some: {
          revokedAt: null,
          role: { in: [...PERMISSIONS[permission]] },
          OR: [{ storeId: null }, { storeId }],
        },
      },
    },
    select: { id: true },
  });
  const ids = new Set(people.map((person) => person.id));
  cache.set(key, ids);
  return ids;
}
