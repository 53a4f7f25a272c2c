import { z } from 'zod';
import { NotFound } from '@/server/platform/errors';
import { limiterOf, takePoint } from '@/server/platform/limiter';
import { id } from '@/server/platform/schema';
import {
  commandProcedure,
  publicProcedure,
  router,
  storeProcedure,
  storesProcedure,
} from '@/server/platform/trpc';
import { opensReceipt } from '@/server/sales/receipt-link';
import { SignInLocked } from '@/server/staff/errors';
import { askInvoice, askInvoiceByLink } from './ask-invoice';
import { invoiceTotals, listInvoices } from './list-invoices';
import { invoiceOf, linkOfTicket, receiptByLink } from './receipt-by-link';
import { askInvoiceByLinkInput, listInvoicesInput } from './schema';
import { declineInvoice, issueInvoice } from './settle-invoice';

/** How often one receipt's page may ask, whoever holds it. */
const BY_RECEIPT = { points: 10, seconds: 600 };

const ofTicket = z.object({ storeId: id, ticketId: id });

/** Invoices 发票 that customers want for receipts: asked for here, issued in the tax office's own program. */
export const invoicesRouter = router({
  ask: commandProcedure(askInvoice),
  /** By the link of a receipt: nobody is signed in. */
  askByLink: publicProcedure.input(askInvoiceByLinkInput).mutation(async ({ ctx, input }) => {
    // Only who holds the receipt uses up its tries.
    if (!opensReceipt(input.number, input.token)) throw new NotFound({ noun: 'ticket' });
    const refused = await takePoint(limiterOf('invoice', BY_RECEIPT), input.number);
    if (refused) throw new SignInLocked({ seconds: refused.waitSeconds });
    return askInvoiceByLink(ctx, input);
  }),
  /** A receipt by its link, for whoever holds it. */
  receipt: publicProcedure
    .input(z.object({ number: z.string().max(40), token: z.string().max(64) }))
    .query(async ({ ctx, input }) => {
      // A token is as long as a key and is checked without the database: wrong ones are not counted, for a count would shut out customers behind one address.
      const found = await receiptByLink(ctx.db, input, ctx.now);
      if (!found) throw new NotFound({ noun: 'ticket' });
      return found;
    }),
  issue: commandProcedure(issueInvoice),
  decline: commandProcedure(declineInvoice),
  list: storesProcedure('invoices.read')
    .input(listInvoicesInput)
    .query(({ ctx, input }) => listInvoices(ctx.db, input)),
  totals: storesProcedure('invoices.read')
    .input(listInvoicesInput)
    .query(({ ctx, input }) => invoiceTotals(ctx.db, input)),
  /** Where the customer of a ticket sees their receipt, below the shop's own address. */
  link: storeProcedure('sales.read')
    .input(ofTicket)
    .query(({ ctx, input }) => linkOfTicket(ctx.db, input.storeId, input.ticketId)),
  /** How far the invoice of one receipt is. */
  ofTicket: storeProcedure('sales.read')
    .input(ofTicket)
    .query(({ ctx, input }) => invoiceOf(ctx.db, input.storeId, input.ticketId)),
});
