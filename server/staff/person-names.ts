import type { Reader } from '@/server/platform/db';

/** Names of these people by id, of whoever left as well; an id that is missing or nobody's is left out. */
export async function personNames(
  reader: Reader,
  ids: readonly (string | null | undefined)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => Boolean(id)))];
  if (wanted.length === 0) return new Map();
  const people = await reader.person.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true },
  });
  return new Map(people.map((person) => [person.id, person.name]));
}
