import { type Day, dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';

export interface TicketGoods {
  number: string;
  kind: 'SALE' | 'RETURN' | 'EXCHANGE' | 'VOID';
  businessDay: Day;
  /** When the counter rang it up, as its paper says. */
  occurredAt: Date;
  originalTicketId: string | null;
  lines: { id: string; productId: string; salespersonId: string; quantity: string }[];
}

/** What a ticket was about, for whoever speaks of it later; null: the store has no such ticket. */
export async function goodsOfTicket(
  reader: Reader,
  storeId: string,
  by: { id: string } | { number: string },
): Promise<(TicketGoods & { id: string }) | null> {
  const found = await reader.ticket.findFirst({
    where: 'id' in by ? { storeId, id: by.id } : { storeId, number: by.number.trim().toUpperCase() },
    select: {
      id: true,
      number: true,
      kind: true,
      businessDay: true,
      occurredAt: true,
      originalTicketId: true,
      lines: {
        orderBy: { lineNo: 'asc' },
        select: { id: true, productId: true, salespersonId: true, quantity: true },
      },
    },
  });
  if (!found) return null;
  return {
    ...found,
    businessDay: dateToDay(found.businessDay),
    lines: found.lines.map((line) => ({ ...line, quantity: line.quantity.toString() })),
  };
}
