import { DomainError } from '@/server/platform/errors';

/** params: minutes: until the store may be reminded again. */
export class NudgedAlready extends DomainError {
  readonly code = 'NUDGED_ALREADY';
  readonly kind = 'too_many';
}

/** The report is in, or not late yet. */
export class ReportNotLate extends DomainError {
  readonly code = 'REPORT_NOT_LATE';
  readonly kind = 'precondition';
}

/** Its last day is not over yet. */
export class MonthNotOver extends DomainError {
  readonly code = 'MONTH_NOT_OVER';
  readonly kind = 'precondition';
}

/** Nobody of the store prepares reports or names who does. */
export class NobodyToNudge extends DomainError {
  readonly code = 'NOBODY_TO_NUDGE';
  readonly kind = 'precondition';
}
