import type { Reader } from '@/server/platform/db';
import { type ReturnOfTicket, returnsOfTicket } from '@/server/sales/returns-of-ticket';

/** What was brought back to a case's receipt and is named by no outcome yet, the latest first: by one of them it may be made good. */
export async function returnsOfCase(
  reader: Reader,
  storeId: string,
  complaintId: string,
): Promise<ReturnOfTicket[]> {
  const row = await reader.complaint.findUnique({
    where: { storeId_id: { storeId, id: complaintId } },
    select: { ticketId: true },
  });
  if (!row?.ticketId) return [];
  const returns = await returnsOfTicket(reader, storeId, row.ticketId);
  const named = await reader.complaintOutcome.findMany({
    where: { storeId, documentKind: 'TICKET', documentId: { in: returns.map(({ id }) => id) } },
    select: { documentId: true },
  });
  return returns.filter(({ id }) => named.every(({ documentId }) => documentId !== id));
}
