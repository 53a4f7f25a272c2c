import { DomainError } from '@/server/platform/errors';

export class MeetingUnknown extends DomainError {
  readonly code = 'MEETING_UNKNOWN';
  readonly kind = 'not_found';
}

/** Minutes of a day that has not begun in the store. */
export class MeetingInFuture extends DomainError {
  readonly code = 'MEETING_IN_FUTURE';
  readonly kind = 'precondition';
}
