import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { keptOfTickets, ticketOfNumber } from '@/server/sales/kept-of-tickets';
import { opensReceipt, receiptToken } from '@/server/sales/receipt-link';
import { ticketDetail } from '@/server/sales/ticket-detail';
import { storeByCode } from '@/server/stores/queries';
import { storeSettings } from '@/server/stores/store-settings';
import { type ReceiptForCustomer, receiptForCustomer } from './receipt-for-customer';

/** How long a receipt can be looked at by its link: as long as most goods are under warranty. */
const SHOWN_FOR_MS = 2 * 366 * 86_400_000;

export interface LinkedReceipt {
  storeId: string;
  /** What the receipt's head says of its store. */
  heading: {
    name: string;
    address: string;
    phone: string;
    receiptFooter: string;
    receiptWidthMm: number;
    timeZone: string;
  };
  /** Null: the store's tablet has not sent it yet. */
  ticket: ReceiptForCustomer | null;
  /** How far an invoice for it is; null: nobody asked. */
  invoice: { state: string; invoiceNumber: string; reason: string } | null;
}

/** The receipt a link opens, for whoever holds it: no name of a customer, no floor, no cost. Null: no link of ours, or one too old. */
export async function receiptByLink(
  reader: Reader,
  { number, token }: { number: string; token: string },
  now: Date,
): Promise<LinkedReceipt | null> {
  if (!opensReceipt(number, token)) return null;
  const store = await storeByCode(reader, number.slice(0, number.indexOf('-')));
  if (!store) return null;
  const { id: storeId } = store;
  const [settings, ticketId] = await Promise.all([
    storeSettings(reader, storeId),
    ticketOfNumber(reader, storeId, number),
  ]);
  const { name, address, phone, receiptFooter, receiptWidthMm, timeZone } = settings;
  const heading = { name, address, phone, receiptFooter, receiptWidthMm, timeZone };
  if (!ticketId) return { storeId, heading, ticket: null, invoice: null };
  const ticket = await ticketDetail(reader, storeId, ticketId, { floor: false });
  if (now.getTime() - ticket.occurredAt.getTime() > SHOWN_FOR_MS) return null;
  const invoice = await invoiceOf(reader, storeId, ticketId);
  return { storeId, heading, ticket: receiptForCustomer(ticket), invoice };
}

/** Where the customer of a ticket sees their receipt. @throws NotFound */
export async function linkOfTicket(reader: Reader, storeId: string, ticketId: string) {
  const ticket = (await keptOfTickets(reader, [{ storeId, ticketId }])).get(ticketId);
  if (!ticket) throw new NotFound({ noun: 'ticket' });
  return { path: `/r/${ticket.number}/${receiptToken(ticket.number)}` };
}

/** How far the invoice of a receipt is, the latest that was asked for. */
export async function invoiceOf(reader: Reader, storeId: string, ticketId: string) {
  return reader.invoiceRequest.findFirst({
    where: { storeId, ticketId },
    orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
    select: { state: true, invoiceNumber: true, reason: true },
  });
}
