import { DomainError } from '@/server/platform/errors';

/** A discrepancy that is not there, or of another store. */
export class DiscrepancyUnknown extends DomainError {
  readonly code = 'DISCREPANCY_UNKNOWN';
  readonly kind = 'not_found';
}

/** What was asked for needs a discrepancy that is not closed. */
export class DiscrepancyIsClosed extends DomainError {
  readonly code = 'DISCREPANCY_IS_CLOSED';
  readonly kind = 'precondition';
}

/** The owner named does not work in this store. */
export class DiscrepancyOwnerElsewhere extends DomainError {
  readonly code = 'DISCREPANCY_OWNER_ELSEWHERE';
  readonly kind = 'precondition';
}

/** The other program's code is not remembered, or not any more. */
export class CodeMatchUnknown extends DomainError {
  readonly code = 'CODE_MATCH_UNKNOWN';
  readonly kind = 'not_found';
}

/** Their figures are said to be of a moment to come. */
export class CutOffInFuture extends DomainError {
  readonly code = 'CUT_OFF_IN_FUTURE';
  readonly kind = 'invalid';
}

/** params: number: that run was of a later moment; older figures would open again what was settled since. */
export class CutOffBeforeLastRun extends DomainError {
  readonly code = 'CUT_OFF_BEFORE_LAST_RUN';
  readonly kind = 'precondition';
}

/** Explained by whoever it names, or by who reconciles. */
export class DiscrepancyOfAnother extends DomainError {
  readonly code = 'DISCREPANCY_OF_ANOTHER';
  readonly kind = 'forbidden';
}

/** params: number: the run was taken back before. */
export class ReconciliationIsVoid extends DomainError {
  readonly code = 'RECONCILIATION_IS_VOID';
  readonly kind = 'precondition';
}

/** params: number: a later run of the same source went on from this one; that one is taken back first. */
export class ReconciliationNotLast extends DomainError {
  readonly code = 'RECONCILIATION_NOT_LAST';
  readonly kind = 'precondition';
}

/** params: number: that shortage case rests on what the run found. */
export class ReconciliationHasCase extends DomainError {
  readonly code = 'RECONCILIATION_HAS_CASE';
  readonly kind = 'precondition';
}
