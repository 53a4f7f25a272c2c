import { DomainError } from '@/server/platform/errors';

/** The report is in: what was handed in with it stays with it. */
export class VouchersAreIn extends DomainError {
  readonly code = 'VOUCHERS_ARE_IN';
  readonly kind = 'precondition';
}

/** The store wants a paper for figures that have none. params: count */
export class VouchersMissing extends DomainError {
  readonly code = 'VOUCHERS_MISSING';
  readonly kind = 'precondition';
}
