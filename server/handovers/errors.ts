import { DomainError } from '@/server/platform/errors';

/** Who gives a zone and who takes it are two people. */
export class HandoverToOneself extends DomainError {
  readonly code = 'HANDOVER_TO_ONESELF';
  readonly kind = 'invalid';
}

/** params: name: whose PIN is not theirs. */
export class HandoverPinWrong extends DomainError {
  readonly code = 'HANDOVER_PIN_WRONG';
  readonly kind = 'forbidden';
}

/** Somebody else answers for the zone by now: the screen has to be looked at again. */
export class HandoverOwnerChanged extends DomainError {
  readonly code = 'HANDOVER_OWNER_CHANGED';
  readonly kind = 'conflict';
}

/** The zone's owner signs; a manager only where nobody who can sign answers for it. */
export class HandoverGiverNotEntitled extends DomainError {
  readonly code = 'HANDOVER_GIVER_NOT_ENTITLED';
  readonly kind = 'forbidden';
}

/** Goods stand in the zone and none of them were counted. */
export class HandoverNotCounted extends DomainError {
  readonly code = 'HANDOVER_NOT_COUNTED';
  readonly kind = 'precondition';
}

/** The difference is no open one: there is none, or it has an end already. */
export class HandoverDifferenceClosed extends DomainError {
  readonly code = 'HANDOVER_DIFFERENCE_CLOSED';
  readonly kind = 'precondition';
}

/** Nobody ends a difference of a handover they signed. */
export class OwnHandover extends DomainError {
  readonly code = 'OWN_HANDOVER';
  readonly kind = 'forbidden';
}
