import { DomainError, type ErrorParams } from '@/server/platform/errors';
import type { FileProblem } from './schema';

/** The same file comes in at this moment, started by somebody else or on the command line. */
export class ImportUnderWay extends DomainError {
  readonly code = 'IMPORT_UNDER_WAY';
  readonly kind = 'precondition';
}

/** The run does not wait to be made again: it goes on, or it is done. */
export class ImportNotBrokenOff extends DomainError {
  readonly code = 'IMPORT_NOT_BROKEN_OFF';
  readonly kind = 'precondition';
}

/** The run has ended: there is nothing to cancel. */
export class ImportOver extends DomainError {
  readonly code = 'IMPORT_OVER';
  readonly kind = 'precondition';
}

/**
 * A file that is not read at all. Codes (params): FILE_EMPTY, FILE_TOO_LARGE (limitMb), FILE_KIND_UNKNOWN (name),
 * FILE_NOT_WHAT_IT_SAYS (said, is), FILE_ZIP_BOMB, FILE_DAMAGED (detail), FILE_ENCRYPTED, FILE_ENCODING_UNKNOWN,
 * FILE_QUOTE_NOT_CLOSED (row), FILE_TOO_MANY_ROWS (limit), FILE_TOO_HEAVY, FILE_TOO_SLOW (seconds),
 * FILE_NO_HEADINGS (seen), FILE_NO_ROWS.
 */
export class FileRefused extends DomainError {
  readonly kind = 'invalid';

  constructor(
    readonly code: FileProblem,
    params: ErrorParams = {},
  ) {
    super(params);
  }
}
