import { DomainError } from '@/server/platform/errors';

/** params: number: no telephone has such a number. */
export class PhoneNumberWrong extends DomainError {
  readonly code = 'PHONE_NUMBER_WRONG';
  readonly kind = 'invalid';
}

/** params: customerId: the mobile is that customer's already. */
export class MobileTaken extends DomainError {
  readonly code = 'MOBILE_TAKEN';
  readonly kind = 'conflict';
}
