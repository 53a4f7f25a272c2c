import { DomainError } from '@/server/platform/errors';

/** params: openedBy */
export class TillAlreadyOpen extends DomainError {
  readonly code = 'TILL_ALREADY_OPEN';
  readonly kind = 'conflict';
}

export class TillSessionClosed extends DomainError {
  readonly code = 'TILL_SESSION_CLOSED';
  readonly kind = 'precondition';
}

/** First count and recount are both done. */
export class TillCountedTwice extends DomainError {
  readonly code = 'TILL_COUNTED_TWICE';
  readonly kind = 'precondition';
}

export class TillNotCounted extends DomainError {
  readonly code = 'TILL_NOT_COUNTED';
  readonly kind = 'precondition';
}

/** Money moved since the count: count once more. */
export class TillCountStale extends DomainError {
  readonly code = 'TILL_COUNT_STALE';
  readonly kind = 'precondition';
}

/** params: differenceFen, limitFen: a manager must approve it. */
export class DifferenceNeedsApproval extends DomainError {
  readonly code = 'DIFFERENCE_NEEDS_APPROVAL';
  readonly kind = 'precondition';
}

/** Slips of a tender are over or short, and nobody says why. */
export class DifferenceNeedsReason extends DomainError {
  readonly code = 'TILL_DIFFERENCE_NEEDS_REASON';
  readonly kind = 'precondition';
}

/** params: expectedFen is never told: only that the drawer does not hold that much. */
export class DrawerTooEmpty extends DomainError {
  readonly code = 'DRAWER_TOO_EMPTY';
  readonly kind = 'precondition';
}

/** Only the one who opened an own drawer may do this, or a manager. */
export class DrawerOfAnother extends DomainError {
  readonly code = 'DRAWER_OF_ANOTHER';
  readonly kind = 'forbidden';
}

/** params: code */
export class TillCodeTaken extends DomainError {
  readonly code = 'TILL_CODE_TAKEN';
  readonly kind = 'conflict';
}

/** The caller is no counter device of this store. */
export class TillDeviceRequired extends DomainError {
  readonly code = 'COUNTER_DEVICE_REQUIRED';
  readonly kind = 'forbidden';
}
