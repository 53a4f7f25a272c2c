import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';

/** More returns than anybody brings to one receipt; the latest of them. */
const MOST = 50;

export interface ReturnOfTicket {
  id: string;
  kind: string;
  number: string;
  /** Given back, below zero, fen. */
  totalFen: number;
  occurredAt: Date;
}

/** What was brought back to a receipt or exchanged, the latest first. */
export async function returnsOfTicket(
  reader: Reader,
  storeId: string,
  ticketId: string,
): Promise<ReturnOfTicket[]> {
  const returns = await reader.ticket.findMany({
    where: { storeId, originalTicketId: ticketId, kind: { in: ['RETURN', 'EXCHANGE', 'VOID'] } },
    select: { id: true, kind: true, number: true, netFen: true, roundingFen: true, occurredAt: true },
    orderBy: [{ occurredAt: 'desc' }, { id: 'asc' }],
    take: MOST,
  });
  return returns.map(({ netFen, roundingFen, ...row }) => ({
    ...row,
    totalFen: fenOf(netFen - roundingFen),
  }));
}
