import { DomainError } from '@/server/platform/errors';

export class AnnouncementUnknown extends DomainError {
  readonly code = 'ANNOUNCEMENT_UNKNOWN';
  readonly kind = 'not_found';
}

export class AnnouncementClosed extends DomainError {
  readonly code = 'ANNOUNCEMENT_CLOSED';
  readonly kind = 'precondition';
}

/** Nobody works there with such a role, or whoever is named works elsewhere. */
export class AnnouncementForNobody extends DomainError {
  readonly code = 'ANNOUNCEMENT_FOR_NOBODY';
  readonly kind = 'precondition';
}

/** params: minutes until they may be reminded again. */
export class RemindedAlready extends DomainError {
  readonly code = 'REMINDED_ALREADY';
  readonly kind = 'too_many';
}

/** Everybody has read it. */
export class NobodyToRemind extends DomainError {
  readonly code = 'NOBODY_TO_REMIND';
  readonly kind = 'precondition';
}
