import { dateToDay } from '@/lib/business-day';
import { deviceOf } from '@/server/platform/actor';
import type { Context } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { CounterDeviceRequired } from './errors';
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

/**
 * Where this device's receipt numbers stand: a tablet that was wiped but not enrolled anew goes on after it.
 * @throws CounterDeviceRequired
 */
export async function lastSequence(ctx: Context, storeId: string): Promise<{ prefix: string; last: number }> {
  const device = deviceOf(ctx);
  if (device?.storeId !== storeId) throw new CounterDeviceRequired();
  const series = await ctx.db.receiptSeries.findUnique({
    where: { storeId_deviceId: { storeId, deviceId: device.id } },
  });
  return { prefix: device.prefix, last: series?.last ?? 0 };
}
