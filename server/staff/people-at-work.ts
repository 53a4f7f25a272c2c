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
