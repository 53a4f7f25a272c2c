import { DomainError } from '@/server/platform/errors';

/** The store prints by its browsers, or its printer has no agent's token. */
export class NoPrintAgent extends DomainError {
  readonly code = 'NO_PRINT_AGENT';
  readonly kind = 'precondition';
}

/** More waits for the printer than anybody will want. */
export class TooMuchToPrint extends DomainError {
  readonly code = 'TOO_MUCH_TO_PRINT';
  readonly kind = 'precondition';
}
