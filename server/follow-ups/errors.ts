import { DomainError } from '@/server/platform/errors';

export class FollowUpUnknown extends DomainError {
  readonly code = 'FOLLOW_UP_UNKNOWN';
  readonly kind = 'not_found';
}

/** Somebody called meanwhile, or gave it up. */
export class FollowUpDone extends DomainError {
  readonly code = 'FOLLOW_UP_DONE';
  readonly kind = 'conflict';
}

/** The day lies behind. */
export class FollowUpInThePast extends DomainError {
  readonly code = 'FOLLOW_UP_IN_THE_PAST';
  readonly kind = 'invalid';
}
