import { DomainError } from '@/server/platform/errors';

export class LeaveUnknown extends DomainError {
  readonly code = 'LEAVE_UNKNOWN';
  readonly kind = 'not_found';
}

/** It was decided or withdrawn meanwhile. */
export class LeaveStateWrong extends DomainError {
  readonly code = 'LEAVE_STATE_WRONG';
  readonly kind = 'precondition';
}

/** Time off was asked for, or given, at that time already. */
export class LeaveTwice extends DomainError {
  readonly code = 'LEAVE_TWICE';
  readonly kind = 'precondition';
}

/** params: left: hours that are left of the kind in that year; year. */
export class LeaveNotEnough extends DomainError {
  readonly code = 'LEAVE_NOT_ENOUGH';
  readonly kind = 'precondition';
}

/** A yes is taken back for a reason, so that its person knows why. */
export class LeaveNeedsReason extends DomainError {
  readonly code = 'LEAVE_NEEDS_REASON';
  readonly kind = 'precondition';
}

/** It is somebody else's; or one's own, which somebody else decides. */
export class LeaveOfAnother extends DomainError {
  readonly code = 'LEAVE_OF_ANOTHER';
  readonly kind = 'forbidden';
}
