import { type Day, dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';

/** By when what a ticket put on account was to be paid; null: it put nothing there. */
export async function dueDayOf(reader: Reader, storeId: string, ticketId: string): Promise<Day | null> {
  const entry = await reader.creditEntry.findFirst({
    where: { storeId, documentId: ticketId, account: 'RECEIVABLE', kind: 'SALE' },
    select: { dueDay: true },
    orderBy: { id: 'asc' },
  });
  return entry?.dueDay ? dateToDay(entry.dueDay) : null;
}
