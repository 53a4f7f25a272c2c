import { z } from 'zod';
import { fen, id, ofStores, requestId, requiredText, storeCommand } from '@/server/platform/schema';

export const INVOICE_BUYERS = ['PERSON', 'COMPANY'] as const;
export const INVOICE_STATES = ['OPEN', 'ISSUED', 'DECLINED'] as const;

/** 统一社会信用代码, or an older tax number: 15 to 20 digits and capitals. */
const taxNumber = z.string().trim().toUpperCase().max(20);

/** Who wants it, as a form has it. */
export const invoiceBuyer = z.object({
  buyer: z.enum(INVOICE_BUYERS),
  title: z.string().trim().min(1).max(100),
  taxNumber,
  mail: z.email().max(200),
});
type Buyer = z.output<typeof invoiceBuyer>;

/** A company without its number gets no invoice it could use; a person has none. */
function numberFits({ buyer, taxNumber: number }: Buyer): boolean {
  return buyer === 'COMPANY' ? /^[0-9A-Z]{15,20}$/.test(number) : number === '';
}
const NUMBER = { path: ['taxNumber'], message: 'taxNumber' };

export const askInvoiceInput = storeCommand
  .extend({ ticketId: id, ...invoiceBuyer.shape })
  .refine(numberFits, NUMBER);

/** The customer, who has nothing but the link on their receipt. */
export const askInvoiceByLinkInput = z
  .object({
    requestId,
    number: z.string().max(40),
    token: z.string().max(64),
    ...invoiceBuyer.shape,
  })
  .refine(numberFits, NUMBER);

const ofRequest = storeCommand.extend({ invoiceId: id });
export const issueInvoiceInput = ofRequest.extend({
  invoiceNumber: z.string().trim().min(1).max(40),
  invoicedFen: fen.min(1),
});
export const declineInvoiceInput = ofRequest.extend({ reason: requiredText });
export const listInvoicesInput = ofStores.extend({ state: z.enum(INVOICE_STATES).optional() });
