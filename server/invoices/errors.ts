import { DomainError } from '@/server/platform/errors';

/** One is asked for or issued already: of what came back later, finance makes a red one out in the tax program. */
export class InvoiceAskedAlready extends DomainError {
  readonly code = 'INVOICE_ASKED_ALREADY';
  readonly kind = 'conflict';
}

/** Nothing of it was paid, or everything came back. */
export class NothingToInvoice extends DomainError {
  readonly code = 'NOTHING_TO_INVOICE';
  readonly kind = 'precondition';
}

/** Somebody settled it first. */
export class InvoiceSettled extends DomainError {
  readonly code = 'INVOICE_SETTLED';
  readonly kind = 'conflict';
}

/** params: left, in yuan: an invoice is over what was paid and kept at most. */
export class InvoiceTooHigh extends DomainError {
  readonly code = 'INVOICE_TOO_HIGH';
  readonly kind = 'invalid';
}
