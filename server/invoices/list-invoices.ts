import { Prisma } from '@/generated/prisma/client';
import type { Reader } from '@/server/platform/db';
import { fenOrNull } from '@/server/platform/numbers';
import { keptOfTickets } from '@/server/sales/kept-of-tickets';
import { personNames } from '@/server/staff/person-names';
import { inOrderOf, type ListSource, pageOfStores, rowsOf, totalOfStores } from '@/server/stores/store-list';
import type { INVOICE_STATES } from './schema';

const SOURCE: ListSource = { table: 'invoice_request', order: [{ by: 'x.asked_at', type: 'timestamptz' }] };

export interface InvoiceFilter {
  storeIds: readonly string[];
  state?: (typeof INVOICE_STATES)[number] | undefined;
  cursor?: string | undefined;
}

/** Invoices that were asked for, the latest first, each with what its receipt came to and what of it came back. */
export async function listInvoices(reader: Reader, filter: InvoiceFilter, take?: number) {
  const { keys, next } = await pageOfStores(reader, SOURCE, { ...filter, where: whereOf(filter) }, take);
  const rows = keys.length === 0 ? [] : await reader.invoiceRequest.findMany({ where: rowsOf(keys) });
  const [tickets, names] = await Promise.all([
    keptOfTickets(reader, rows),
    personNames(
      reader,
      rows.flatMap(({ askedById, settledById }) => [askedById, settledById].flatMap((id) => id ?? [])),
    ),
  ]);
  const said = rows.map((row) => {
    const ticket = tickets.get(row.ticketId);
    return {
      storeId: row.storeId,
      id: row.id,
      ticketId: row.ticketId,
      number: ticket?.number ?? '',
      soldAt: ticket?.occurredAt ?? row.askedAt,
      totalFen: ticket?.totalFen ?? 0,
      cameBackFen: ticket?.cameBackFen ?? 0,
      buyer: row.buyer === 'COMPANY' ? ('COMPANY' as const) : ('PERSON' as const),
      title: row.title,
      taxNumber: row.taxNumber,
      mail: row.mail,
      state: row.state as (typeof INVOICE_STATES)[number],
      askedAt: row.askedAt,
      /** Empty: the customer, by the link of the receipt. */
      askedBy: row.askedById ? (names.get(row.askedById) ?? '') : '',
      settledAt: row.settledAt,
      settledBy: row.settledById ? (names.get(row.settledById) ?? '') : '',
      invoiceNumber: row.invoiceNumber,
      invoicedFen: fenOrNull(row.invoicedFen),
      reason: row.reason,
    };
  });
  return { rows: inOrderOf(keys, said), nextCursor: next };
}

export async function invoiceTotals(reader: Reader, filter: InvoiceFilter) {
  const { count } = await totalOfStores(reader, SOURCE, { ...filter, where: whereOf(filter) }, {});
  return { count };
}

function whereOf({ state }: InvoiceFilter): Prisma.Sql {
  return state ? Prisma.sql`x.state = ${state}` : Prisma.sql`true`;
}
