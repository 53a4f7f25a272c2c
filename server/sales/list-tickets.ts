import type { Prisma } from '@/generated/prisma/client';
import type { TenderKind, TicketKind } from '@/generated/prisma/enums';
import { dateToDay, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import { TicketUnknown } from './errors';

const PAGE = 50;

export interface TicketFilter {
  storeId: string;
  /** Business day; left out: every day, latest first. */
  day?: string | undefined;
  kind?: TicketKind | undefined;
  /** A receipt number, or the end of one from its last digits on: `123`, `01A-000123`. */
  number?: string | undefined;
  sessionId?: string | undefined;
  /** Paid or refunded in this way, whole or in part. */
  tender?: TenderKind | undefined;
  /** Id of the last ticket of the page before. */
  cursor?: string | undefined;
}

/** Tickets of a store, latest day first and within it what the server booked last, 50 a page: no tablet's clock has a say. */
export async function listTickets(reader: Reader, filter: TicketFilter) {
  const [numbered, before] = await Promise.all([ofNumber(reader, filter), beforeCursor(reader, filter)]);
  const where: Prisma.TicketWhereInput = {
    storeId: filter.storeId,
    ...(filter.day ? { businessDay: dayToDate(filter.day) } : {}),
    ...(filter.kind ? { kind: filter.kind } : {}),
    ...(filter.sessionId ? { sessionId: filter.sessionId } : {}),
    ...(filter.tender ? { tenders: { some: { kind: filter.tender } } } : {}),
    AND: [numbered, before],
  };
  const tickets = await reader.ticket.findMany({
    where,
    orderBy: [{ businessDay: 'desc' }, { recordedAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
    select: {
      id: true,
      kind: true,
      number: true,
      businessDay: true,
      occurredAt: true,
      personId: true,
      netFen: true,
      roundingFen: true,
      discountFen: true,
      flags: true,
      tenders: { select: { kind: true }, orderBy: { lineNo: 'asc' } },
    },
  });
  const names = await personNames(
    reader,
    tickets.map((ticket) => ticket.personId),
  );
  const page = tickets.slice(0, PAGE);
  // Of these tickets alone: counted beside them, every line of the store would be.
  const counted = await reader.ticketLine.groupBy({
    by: ['ticketId'],
    where: { storeId: filter.storeId, ticketId: { in: page.map((ticket) => ticket.id) } },
    _count: true,
  });
  const lines = new Map(counted.map((row) => [row.ticketId, row._count]));
  return {
    tickets: page.map((ticket) => ({
      id: ticket.id,
      kind: ticket.kind,
      number: ticket.number,
      businessDay: dateToDay(ticket.businessDay),
      occurredAt: ticket.occurredAt,
      cashier: names.get(ticket.personId) ?? '',
      totalFen: fenOf(ticket.netFen - ticket.roundingFen),
      discountFen: fenOf(ticket.discountFen),
      flags: ticket.flags,
      tenders: ticket.tenders.map((tender) => tender.kind),
      lines: lines.get(ticket.id) ?? 0,
    })),
    nextCursor: tickets.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

/** A number names its device and its place in the device's series: both are looked up, never compared as text. */
async function ofNumber(reader: Reader, { storeId, number }: TicketFilter): Promise<Prisma.TicketWhereInput> {
  if (!number) return {};
  const typed = number.trim().toUpperCase();
  const [, prefix = '', digits = ''] = /^(.*?)-?(\d{1,9})$/.exec(typed) ?? [];
  if (digits === '') return { number: typed };
  const series = await reader.receiptSeries.findMany({
    where: { storeId },
    select: { deviceId: true, prefix: true },
  });
  const seq = Number(digits);
  return {
    OR: series
      .filter((one) => one.prefix.endsWith(prefix))
      .map(({ deviceId }) => ({ storeId, deviceId, seq })),
  };
}

async function beforeCursor(
  reader: Reader,
  { storeId, cursor }: TicketFilter,
): Promise<Prisma.TicketWhereInput> {
  if (!cursor) return {};
  const last = await reader.ticket.findUnique({
    where: { storeId_id: { storeId, id: cursor } },
    select: { id: true, businessDay: true, recordedAt: true },
  });
  if (!last) throw new TicketUnknown({ number: cursor });
  const { id, businessDay, recordedAt } = last;
  return {
    businessDay: { lte: businessDay },
    OR: [
      { businessDay: { lt: businessDay } },
      { recordedAt: { lt: recordedAt } },
      { recordedAt, id: { lt: id } },
    ],
  };
}

/** Where a receipt is, by its whole number, whichever store gave it. */
export async function findReceipt(reader: Reader, number: string) {
  const wanted = number.trim().toUpperCase();
  const prefix = wanted.split('-')[0] ?? '';
  const store = await reader.store.findUnique({ where: { code: prefix }, select: { id: true, name: true } });
  if (!store) return null;
  const ticket = await reader.ticket.findUnique({
    where: { storeId_number: { storeId: store.id, number: wanted } },
    select: { id: true, kind: true },
  });
  return ticket ? { ticketId: ticket.id, kind: ticket.kind, storeId: store.id, storeName: store.name } : null;
}
