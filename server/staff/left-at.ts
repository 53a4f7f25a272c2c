import type { Reader } from '@/server/platform/db';

/** When somebody left, null while they work here; undefined: the company knows nobody of that id. */
export async function leftAt(reader: Reader, personId: string): Promise<Date | null | undefined> {
  const person = await reader.person.findUnique({ where: { id: personId }, select: { deactivatedAt: true } });
  return person?.deactivatedAt ?? (person ? null : undefined);
}
