import type { z } from 'zod';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { writeSecurityEvent } from '@/server/audit/write-security-event';
import { command } from '@/server/platform/command';
import type { Context } from '@/server/platform/context';
import { classify } from '@/server/platform/database-errors';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { keptOfTickets } from '@/server/sales/kept-of-tickets';
import { InvoiceAskedAlready, NothingToInvoice } from './errors';
import { receiptByLink } from './receipt-by-link';
import { type askInvoiceByLinkInput, askInvoiceInput } from './schema';

interface Wish {
  storeId: string;
  id: string;
  ticketId: string;
  buyer: 'PERSON' | 'COMPANY';
  title: string;
  taxNumber: string;
  mail: string;
}

/**
 * Asks finance for an invoice over a receipt, in a customer's name. Its id is the requestId.
 * @throws NotFound, NothingToInvoice, InvoiceAskedAlready
 */
export const askInvoice = command({
  name: 'invoices.ask',
  permission: 'invoices.ask',
  scope: 'store',
  input: askInvoiceInput,
  async run(tx, { requestId, ...wish }, ctx) {
    await keep(tx, { id: requestId, ...wish }, { at: ctx.now, byId: ctx.actor.personId });
    await writeAuditEntry(tx, ctx, {
      storeId: wish.storeId,
      action: 'invoices.ask',
      subjectKind: 'ticket',
      subjectId: wish.ticketId,
      // Whom it is made out to is the customer's: it stands with the request alone.
      after: { invoiceId: requestId, buyer: wish.buyer },
      requestId,
    });
    return { invoiceId: requestId };
  },
});

/**
 * The same by a customer who holds the receipt: the link is all they show. A repeat of the same request is the same request.
 * @throws NotFound without saying what is wrong with a link, NothingToInvoice, InvoiceAskedAlready
 */
export async function askInvoiceByLink(
  ctx: Pick<Context, 'db' | 'now'>,
  input: z.output<typeof askInvoiceByLinkInput>,
): Promise<{ invoiceId: string }> {
  const { requestId, number, token, ...wish } = input;
  const found = await receiptByLink(ctx.db, { number, token }, ctx.now);
  if (!found?.ticket) throw new NotFound({ noun: 'ticket' });
  const { storeId, ticket } = found;
  const known = await ctx.db.invoiceRequest.findUnique({
    where: { storeId_id: { storeId, id: requestId } },
    select: { ticketId: true },
  });
  if (known && known.ticketId === ticket.id) return { invoiceId: requestId };
  await ctx.db.$transaction((tx) =>
    keep(tx, { ...wish, storeId, id: requestId, ticketId: ticket.id }, { at: ctx.now, byId: null }),
  );
  await writeSecurityEvent(ctx.db, {
    action: 'invoices.ask',
    subjectKind: 'ticket',
    subjectId: ticket.id,
    after: { invoiceId: requestId, buyer: wish.buyer },
    now: ctx.now,
  });
  return { invoiceId: requestId };
}

async function keep(tx: Tx, wish: Wish, by: { at: Date; byId: string | null }): Promise<void> {
  const kept = (await keptOfTickets(tx, [wish])).get(wish.ticketId);
  if (kept?.kind !== 'SALE') throw new NotFound({ noun: 'ticket' });
  if (kept.totalFen - kept.cameBackFen <= 0) throw new NothingToInvoice();
  try {
    await tx.invoiceRequest.create({
      data: { ...wish, askedAt: by.at, askedById: by.byId },
      select: { id: true },
    });
  } catch (error) {
    if (classify(error).kind === 'duplicate') throw new InvoiceAskedAlready();
    throw error;
  }
}
