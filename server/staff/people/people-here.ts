import type { Reader } from '@/server/platform/db';

/** Active people with a role in a store, or in all, who can sign with a PIN. */
export function peopleWhoSign(reader: Reader, storeId: string): Promise<{ id: string; name: string }[]> {
  return reader.person.findMany({
    where: {
      deactivatedAt: null,
      pinHash: { not: null },
      grants: { some: { revokedAt: null, OR: [{ storeId: null }, { storeId }] } },
    },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  });
}

/** Those of these people who have a PIN, by name. */
export function peopleWithPin(
  reader: Reader,
  personIds: Iterable<string>,
): Promise<{ id: string; name: string }[]> {
  return reader.person.findMany({
    where: { id: { in: [...personIds] }, pinHash: { not: null } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  });
}
