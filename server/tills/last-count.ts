import type { Reader } from '@/server/platform/db';

/** When a session's drawer was last counted; null: never. */
export async function lastCountOf(reader: Reader, storeId: string, sessionId: string): Promise<Date | null> {
  const last = await reader.cashUp.findFirst({
    where: { storeId, sessionId },
    orderBy: { attempt: 'desc' },
    select: { recordedAt: true },
  });
  return last?.recordedAt ?? null;
}
