import { DomainError } from '@/server/platform/errors';

/** Somebody claimed the line already, and nobody decided yet. */
export class DisputeOpen extends DomainError {
  readonly code = 'DISPUTE_OPEN';
  readonly kind = 'conflict';
}

/** The line is theirs alone: there is nothing to claim. */
export class LineIsYours extends DomainError {
  readonly code = 'LINE_IS_YOURS';
  readonly kind = 'precondition';
}

/** params: name: who decided it, quicker than whoever is refused. */
export class DisputeDecided extends DomainError {
  readonly code = 'DISPUTE_DECIDED';
  readonly kind = 'conflict';
}

/** Only whose line it is answers, each once. */
export class DisputeNotYoursToAnswer extends DomainError {
  readonly code = 'DISPUTE_NOT_YOURS_TO_ANSWER';
  readonly kind = 'forbidden';
}

/** Nobody decides about a sale of their own: another manager does, or head office. */
export class DisputeOfYourOwn extends DomainError {
  readonly code = 'DISPUTE_OF_YOUR_OWN';
  readonly kind = 'forbidden';
}

/** params: problem: people, whole, or same as it was. */
export class DisputeSharesWrong extends DomainError {
  readonly code = 'DISPUTE_SHARES_WRONG';
  readonly kind = 'invalid';
}
