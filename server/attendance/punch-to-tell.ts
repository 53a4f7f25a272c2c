import type { Reader } from '@/server/platform/db';

/** A punch that counts no more, for whoever is told of it; null: it counts. */
export async function punchToTell(reader: Reader, storeId: string, punchId: string) {
  const punch = await reader.punch.findUnique({
    where: { storeId_id: { storeId, id: punchId } },
    select: { personId: true, occurredAt: true, word: { select: { accepted: true, reason: true } } },
  });
  if (!punch?.word || punch.word.accepted) return null;
  return { personId: punch.personId, occurredAt: punch.occurredAt, reason: punch.word.reason };
}
