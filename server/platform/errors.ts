/** What sort of refusal an error is; decides the tRPC code it travels under. */
export type ErrorKind =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'precondition'
  | 'invalid'
  | 'too_many';

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

  override get message(): string {
    return `${this.code} ${JSON.stringify(this.params)}`;
  }
}

export class Unauthenticated extends DomainError {
  readonly code = 'UNAUTHENTICATED';
  readonly kind = 'unauthenticated';
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
