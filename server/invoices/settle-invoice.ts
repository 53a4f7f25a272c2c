import { fenToText } from '@/lib/money';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { type Command, command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { keptOfTickets } from '@/server/sales/kept-of-tickets';
import { InvoiceSettled, InvoiceTooHigh } from './errors';
import { declineInvoiceInput, issueInvoiceInput } from './schema';

/** Notes that the invoice went out, under the number printed on it. @throws NotFound, InvoiceSettled, InvoiceTooHigh */
export const issueInvoice: Command<typeof issueInvoiceInput, { ticketId: string }> = command({
  name: 'invoices.issue',
  permission: 'invoices.settle',
  scope: 'store',
  input: issueInvoiceInput,
  async run(tx, { requestId, storeId, invoiceId, invoiceNumber, invoicedFen }, ctx) {
    const { ticketId } = await lockOpen(tx, storeId, invoiceId);
    const kept = (await keptOfTickets(tx, [{ storeId, ticketId }])).get(ticketId);
    const leftFen = kept ? kept.totalFen - kept.cameBackFen : 0;
    if (invoicedFen > leftFen) throw new InvoiceTooHigh({ left: fenToText(leftFen) });
    await tx.invoiceRequest.update({
      where: { storeId_id: { storeId, id: invoiceId } },
      data: {
        state: 'ISSUED',
        invoiceNumber,
        invoicedFen,
        settledAt: ctx.now,
        settledById: ctx.actor.personId,
      },
      select: { id: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'invoices.issue',
      subjectKind: 'ticket',
      subjectId: ticketId,
      after: { invoiceId, invoiceNumber, invoicedFen },
      requestId,
    });
    return { ticketId };
  },
});

/** Says why there is none: the customer reads it on the page of the receipt. @throws NotFound, InvoiceSettled */
export const declineInvoice: Command<typeof declineInvoiceInput, { ticketId: string }> = command({
  name: 'invoices.decline',
  permission: 'invoices.settle',
  scope: 'store',
  input: declineInvoiceInput,
  async run(tx, { requestId, storeId, invoiceId, reason }, ctx) {
    const { ticketId } = await lockOpen(tx, storeId, invoiceId);
    await tx.invoiceRequest.update({
      where: { storeId_id: { storeId, id: invoiceId } },
      data: { state: 'DECLINED', reason, settledAt: ctx.now, settledById: ctx.actor.personId },
      select: { id: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'invoices.decline',
      subjectKind: 'ticket',
      subjectId: ticketId,
      after: { invoiceId, reason },
      requestId,
    });
    return { ticketId };
  },
});

async function lockOpen(tx: Tx, storeId: string, invoiceId: string): Promise<{ ticketId: string }> {
  const [row] = await tx.$queryRaw<{ ticketId: string; state: string }[]>`
    SELECT ticket_id AS "ticketId", state FROM invoice_request
    WHERE store_id = ${storeId}::uuid AND id = ${invoiceId}::uuid FOR UPDATE`;
  if (!row) throw new NotFound({ noun: 'invoice' });
  if (row.state !== 'OPEN') throw new InvoiceSettled();
  return row;
}
