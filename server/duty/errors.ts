import { DomainError } from '@/server/platform/errors';

/** params: name: who signed the day's list already. */
export class DutySignedAlready extends DomainError {
  readonly code = 'DUTY_SIGNED_ALREADY';
  readonly kind = 'conflict';
}

/** The store's list is another one by now. */
export class DutyPointsChanged extends DomainError {
  readonly code = 'DUTY_POINTS_CHANGED';
  readonly kind = 'conflict';
}

/** A point that wants a photo has none. */
export class DutyPhotoMissing extends DomainError {
  readonly code = 'DUTY_PHOTO_MISSING';
  readonly kind = 'precondition';
}

/** Whoever is to sign does not work in the store, or may not keep its duty log. */
export class DutySignerUnknown extends DomainError {
  readonly code = 'DUTY_SIGNER_UNKNOWN';
  readonly kind = 'precondition';
}

/** Keys and the cash bag go to somebody else. */
export class DutyToOneself extends DomainError {
  readonly code = 'DUTY_TO_ONESELF';
  readonly kind = 'invalid';
}

/** Somebody saw to the point already. */
export class DutySettledAlready extends DomainError {
  readonly code = 'DUTY_SETTLED_ALREADY';
  readonly kind = 'conflict';
}
