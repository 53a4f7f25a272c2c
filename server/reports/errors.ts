import { DomainError } from '@/server/platform/errors';

/** params: tills: codes of the tills whose sessions are still open. */
export class SessionsStillOpen extends DomainError {
  readonly code = 'SESSIONS_STILL_OPEN';
  readonly kind = 'precondition';
}

/** params: count: items of kinds that the store wants settled before a report is submitted. */
export class OpenItemsBlock extends DomainError {
  readonly code = 'OPEN_ITEMS_BLOCK';
  readonly kind = 'precondition';
}

/** params: count: items that are open; the report goes on with a written reason. */
export class OpenItemsNeedReason extends DomainError {
  readonly code = 'OPEN_ITEMS_NEED_REASON';
  readonly kind = 'precondition';
}

/** The day has not begun, or lies before the store's first day. */
export class DayNotReportable extends DomainError {
  readonly code = 'DAY_NOT_REPORTABLE';
  readonly kind = 'precondition';
}

/** params: preparer: somebody else was named to prepare this report. */
export class NotThePreparer extends DomainError {
  readonly code = 'NOT_THE_PREPARER';
  readonly kind = 'forbidden';
}

/** Submitted already, or sealed. */
export class ReportAlreadySubmitted extends DomainError {
  readonly code = 'REPORT_ALREADY_SUBMITTED';
  readonly kind = 'conflict';
}

/** Not submitted, decided already, or a newer version is there. */
export class ReportNotWaiting extends DomainError {
  readonly code = 'REPORT_NOT_WAITING';
  readonly kind = 'conflict';
}

/** Nobody accepts the report they prepared. */
export class OwnReport extends DomainError {
  readonly code = 'OWN_REPORT';
  readonly kind = 'forbidden';
}

/** Submitted by a later Daybook than the one that is running, with figures it cannot work out. */
export class FiguresOfLaterVersion extends DomainError {
  readonly code = 'FIGURES_OF_LATER_VERSION';
  readonly kind = 'precondition';
}

/** The ledgers no longer say what the report says: return it. */
export class FiguresChanged extends DomainError {
  readonly code = 'FIGURES_CHANGED';
  readonly kind = 'conflict';
}
