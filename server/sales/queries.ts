import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import type { SaleResult } from './schema';

/** What the server answered when these sales were booked, read back from their tickets. */
export async function saleResults(
  reader: Reader,
  storeId: string,
  ticketIds: readonly string[],
): Promise<Map<string, SaleResult>> {
  const tickets = await reader.ticket.findMany({
    where: { storeId, id: { in: [...ticketIds] } },
    select: {
      id: true,
      number: true,
      businessDay: true,
      netFen: true,
      roundingFen: true,
      flags: true,
      lines: { select: { id: true, flags: true, breachId: true }, orderBy: { lineNo: 'asc' } },
    },
  });
  return new Map(
    tickets.map((ticket) => [
      ticket.id,
      {
        ticketId: ticket.id,
        number: ticket.number,
        businessDay: dateToDay(ticket.businessDay),
        netFen: fenOf(ticket.netFen),
        totalFen: fenOf(ticket.netFen - ticket.roundingFen),
        flags: ticket.flags,
        lines: ticket.lines.map((line) => ({
          id: line.id,
          flags: line.flags,
          breach: line.breachId !== null,
        })),
      },
    ]),
  );
}
