import { type Day, dateToDay, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';

/** A sale whose customer may be called about it. */
export interface CustomersSale {
  ticketId: string;
  /** As booked: they may have been merged since. */
  customerId: string;
  day: Day;
  totalFen: number;
  /** Who sold most of it. */
  salespersonId: string;
}

/** Sales of days, both included, to customers who are known. */
export async function salesToFollowUp(
  reader: Reader,
  storeId: string,
  { from, to }: { from: Day; to: Day },
): Promise<CustomersSale[]> {
  const tickets = await reader.ticket.findMany({
    where: {
      storeId,
      kind: 'SALE',
      customerId: { not: null },
      businessDay: { gte: dayToDate(from), lte: dayToDate(to) },
    },
    select: {
      id: true,
      customerId: true,
      businessDay: true,
      netFen: true,
      roundingFen: true,
      lines: { orderBy: { netFen: 'desc' }, take: 1, select: { salespersonId: true } },
    },
  });
  return tickets.flatMap(({ id, customerId, businessDay, netFen, roundingFen, lines: [most] }) =>
    customerId && most
      ? [
          {
            ticketId: id,
            customerId,
            day: dateToDay(businessDay),
            totalFen: fenOf(netFen) - fenOf(roundingFen),
            salespersonId: most.salespersonId,
          },
        ]
      : [],
  );
}
