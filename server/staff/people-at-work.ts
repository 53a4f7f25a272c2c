import { grouped } from '@/lib/grouped';
import type { Reader } from '@/server/platform/db';
import type { RoleName } from './permissions';

/** Who works in these stores (none: in any, or in all) and has one of these roles (none: any); or these people, as far as they work here. */
export interface AtWork {
  storeIds: readonly string[];
  roles: readonly RoleName[];
  personIds: readonly string[];
}

/** Those people by name; so many at most. */
export async function peopleAtWork(
  reader: Reader,
  { storeIds, roles, personIds }: AtWork,
  most: number,
): Promise<{ id: string; name: string }[]> {
  const grants = {
    some: {
      revokedAt: null,
      ...(storeIds.length > 0 ? { storeId: { in: [...storeIds] } } : {}),
      ...(roles.length > 0 ? { role: { in: [...roles] } } : {}),
    },
  };
  return reader.person.findMany({
    where: { deactivatedAt: null, ...(personIds.length > 0 ? { id: { in: [...personIds] } } : { grants }) },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: most,
    select: { id: true, name: true },
  });
}

/** Who holds a role in which of these stores, by name; once a store. At most so many. */
export function peopleByStore(
  reader: Reader,
  storeIds: readonly string[],
  most: number,
): Promise<{ storeId: string; id: string; name: string }[]> {
  return reader.$queryRaw`
    SELECT DISTINCT g.store_id AS "storeId", p.id, p.name FROM role_grant g JOIN person p ON p.id = g.person_id
    WHERE g.store_id = ANY(${[...storeIds]}::uuid[]) AND g.revoked_at IS NULL AND p.deactivated_at IS NULL
    ORDER BY p.name, p.id LIMIT ${most}`;
}

/** What everybody who holds a role in a store holds there, by person. */
export async function rolesIn(reader: Reader, storeId: string): Promise<Map<string, RoleName[]>> {
  const grants = await reader.roleGrant.findMany({
    where: { storeId, revokedAt: null },
    orderBy: { role: 'asc' },
    select: { personId: true, role: true },
  });
  return new Map(
    [...grouped(grants, ({ personId }) => personId)].map(([id, own]) => [id, own.map(({ role }) => role)]),
  );
}
