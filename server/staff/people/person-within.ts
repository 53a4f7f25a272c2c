import type { Reader } from '@/server/platform/db';

export interface PersonWithin {
  id: string;
  name: string;
  deactivatedAt: Date | null;
  /** Stores they hold a role of; of those asked for. */
  storeIds: string[];
  worksEverywhere: boolean;
}

/** A person who holds a role of one of these stores now; with null whoever there is. Null: none such. */
export async function personWithin(
  reader: Reader,
  personId: string,
  storeIds: readonly string[] | null,
): Promise<PersonWithin | null> {
  const person = await reader.person.findUnique({
    where: { id: personId },
    select: {
      id: true,
      name: true,
      deactivatedAt: true,
      grants: { where: { revokedAt: null }, select: { storeId: true } },
    },
  });
  if (!person) return null;
  const { grants, ...who } = person;
  const own = [...new Set(grants.flatMap(({ storeId }) => storeId ?? []))].filter(
    (storeId) => storeIds === null || storeIds.includes(storeId),
  );
  if (storeIds !== null && own.length === 0) return null;
  return { ...who, storeIds: own, worksEverywhere: grants.some(({ storeId }) => storeId === null) };
}

/** Active people of this very store by name; without one those who work in all stores. */
export async function peopleOfScope(
  reader: Reader,
  storeId: string | null,
  most: number,
): Promise<{ id: string; name: string }[]> {
  return reader.person.findMany({
    where: { deactivatedAt: null, grants: { some: { revokedAt: null, storeId } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: most,
    select: { id: true, name: true },
  });
}
