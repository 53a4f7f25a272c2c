import { DomainError } from '@/server/platform/errors';

/** params: code */
export class StoreCodeTaken extends DomainError {
  readonly code = 'STORE_CODE_TAKEN';
  readonly kind = 'conflict';
}

/** This database already has its company. */
export class CompanyExists extends DomainError {
  readonly code = 'COMPANY_EXISTS';
  readonly kind = 'conflict';
}

/** A store cannot begin after its first books. params: day */
export class FirstDayHasBooks extends DomainError {
  readonly code = 'FIRST_DAY_HAS_BOOKS';
  readonly kind = 'precondition';
}

/** The server's clock is far from everybody else's: it opens no day by it. params: minutes (ahead) */
export class ServerClockWrong extends DomainError {
  readonly code = 'SERVER_CLOCK_WRONG';
  readonly kind = 'precondition';
}
