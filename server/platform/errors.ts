import { type ErrorKind, RETRYABLE } from './patience';

export type ErrorParams = Record<string, string | number | boolean | null>;

/**
 * A refusal the shop has a word for. `code` is looked up in messages/<locale>/errors.json with `params`; nothing else of
 * it reaches the browser.
 */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  abstract readonly kind: ErrorKind;

  constructor(readonly params: ErrorParams = {}) {
    super();
    this.name = new.target.name;
  }

  get retryable(): boolean {
    return RETRYABLE[this.kind];
  }

  override get message(): string {
    return `${this.code} ${JSON.stringify(this.params)}`;
  }
}

export class Unauthenticated extends DomainError {
  readonly code = 'UNAUTHENTICATED';
  readonly kind = 'unauthenticated';
}

/** params: owed: the password was right, but something is to be done before anything else. */
export class SignInUnfinished extends DomainError {
  readonly code = 'SIGN_IN_UNFINISHED';
  readonly kind = 'unauthenticated';
}

/** The password is asked for again before this; then the same request may be sent again. */
export class StepUpNeeded extends DomainError {
  readonly code = 'STEP_UP_NEEDED';
  readonly kind = 'precondition';
}

/** params: permission */
export class Forbidden extends DomainError {
  readonly code = 'FORBIDDEN';
  readonly kind = 'forbidden';
}

/** params: noun */
export class NotFound extends DomainError {
  readonly code = 'NOT_FOUND';
  readonly kind = 'not_found';
}

/** params: most: a file of so many rows is for nobody; narrow it first. */
export class ListTooLong extends DomainError {
  readonly code = 'LIST_TOO_LONG';
  readonly kind = 'invalid';
}

/** The same requestId came with another input or from another person. */
export class RequestConflict extends DomainError {
  readonly code = 'CONFLICT_REQUEST';
  readonly kind = 'conflict';
}

/** params: field, problem */
export class InvalidInput extends DomainError {
  readonly code = 'INVALID_INPUT';
  readonly kind = 'invalid';
}

/** The database stayed busy through every retry; nothing was written, the same request may be sent again. */
export class Busy extends DomainError {
  readonly code = 'BUSY';
  readonly kind = 'too_many';
}

/** params: reference: nobody foresaw it; it is in the log. Whether anything was written only the same request again finds out. */
export class Unforeseen extends DomainError {
  readonly code = 'UNKNOWN';
  readonly kind = 'unavailable';
}

/** The server works but something it needs does not answer (its database, a full disk); the same request may be sent again. */
export class Unavailable extends DomainError {
  readonly code = 'UNAVAILABLE';
  readonly kind = 'unavailable';
}
