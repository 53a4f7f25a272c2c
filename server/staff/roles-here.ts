import { LRUCache } from 'lru-cache';
import type { Reader } from '@/server/platform/db';
import { perProcess } from '@/server/platform/per-process';

const cache = perProcess(
  'roles-here',
  () => new LRUCache<string, ReadonlyMap<string, readonly string[]>>({ max: 1_000, ttl: 5_000 }),
);

/** The roles of the active people who work in a store, by person, at most 5 s old. */
export async function rolesHere(
  reader: Reader,
  storeId: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const cached = cache.get(storeId);
  if (cached) return cached;
  const grants = await reader.roleGrant.findMany({
    where: { revokedAt: null, OR: [{ storeId: null }, { storeId }], person: { deactivatedAt: null } },
    select: { personId: true, role: true },
  });
  const roles = new Map<string, string[]>();
  for (const { personId, role } of grants) roles.set(personId, [...(roles.get(personId) ?? []), role]);
  cache.set(storeId, roles);
  return roles;
}
