import type { Reader } from '@/server/platform/db';
import { grantsAllow, type Permission } from './permissions';

/** How somebody stands in a store at this moment. */
export interface StaffRights {
  /** Active, with a role that gives the permission asked about. */
  entitled: boolean;
  /** Active, with any role in the store. */
  worksHere: boolean;
}

/**
 * How these people stand in a store now, never from a cache; somebody the company does not know is not in the answer.
 * Deactivated people are known for ever.
 */
export async function readStaffRights(
  reader: Reader,
  permission: Permission,
  storeId: string,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, StaffRights>> {
  if (personIds.length === 0) return new Map();
  const people = await reader.person.findMany({
    where: { id: { in: [...new Set(personIds)] } },
    select: {
      id: true,
      deactivatedAt: true,
      grants: { where: { revokedAt: null }, select: { role: true, storeId: true } },
    },
  });
  return new Map(
    people.map(({ id, deactivatedAt, grants }) => {
      const held = deactivatedAt === null ? grants : [];
      const worksHere = held.some((grant) => grant.storeId === null || grant.storeId === storeId);
      return [id, { entitled: grantsAllow(held, permission, storeId), worksHere }];
    }),
  );
}
