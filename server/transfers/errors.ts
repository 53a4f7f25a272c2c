import { DomainError } from '@/server/platform/errors';

/** A transfer that is not there, or not between these stores. */
export class TransferUnknown extends DomainError {
  readonly code = 'TRANSFER_UNKNOWN';
  readonly kind = 'not_found';
}

/** params: number: what was asked for does not fit how far the transfer is. */
export class TransferStateWrong extends DomainError {
  readonly code = 'TRANSFER_STATE_WRONG';
  readonly kind = 'precondition';
}

/** A transfer from a store to itself: that is a zone move. */
export class TransferToItself extends DomainError {
  readonly code = 'TRANSFER_TO_ITSELF';
  readonly kind = 'invalid';
}

/** params: line, left: more than is still on its way; a surplus is booked as found. */
export class MoreThanOnItsWay extends DomainError {
  readonly code = 'MORE_THAN_ON_ITS_WAY';
  readonly kind = 'precondition';
}
