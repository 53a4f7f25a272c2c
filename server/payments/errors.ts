import { DomainError } from '@/server/platform/errors';

/** This installation has no payment provider, or the store does not use it. */
export class NoPaymentProvider extends DomainError {
  readonly code = 'NO_PAYMENT_PROVIDER';
  readonly kind = 'precondition';
}

/** It was called off before it was asked for: a request that came late takes no money. */
export class ChargeCalledOff extends DomainError {
  readonly code = 'CHARGE_CALLED_OFF';
  readonly kind = 'precondition';
}

/** What was taken has a ticket: it is given back by a return. */
export class ChargeHasTicket extends DomainError {
  readonly code = 'CHARGE_HAS_TICKET';
  readonly kind = 'precondition';
}
