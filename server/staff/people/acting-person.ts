import type { PersonActor } from '@/server/platform/actor';
import type { Reader } from '@/server/platform/db';

/**
 * A person in whose name work goes on without them, with the roles they have at this moment; null when they may act no more.
 * No session: nothing that wants the password once more.
 */
export async function actingPerson(
  reader: Reader,
  personId: string,
): Promise<Omit<PersonActor, 'kind' | 'device'> | null> {
  const person = await reader.person.findUnique({
    where: { id: personId },
    select: {
      name: true,
      locale: true,
      deactivatedAt: true,
      grants: { where: { revokedAt: null }, select: { role: true, storeId: true } },
    },
  });
  if (!person || person.deactivatedAt) return null;
  const { name, locale, grants } = person;
  return { personId, name, locale, grants, sessionId: null, provedAt: null };
}
