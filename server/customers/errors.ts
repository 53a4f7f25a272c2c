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

/** params: customerId: the row that goes on for them. */
export class CustomerMerged extends DomainError {
  readonly code = 'CUSTOMER_MERGED';
  readonly kind = 'precondition';
}

/** They were made unknowable: nothing more is done with them. */
export class CustomerErased extends DomainError {
  readonly code = 'CUSTOMER_ERASED';
  readonly kind = 'precondition';
}

/** Somebody else changed them since the form was opened. */
export class CustomerChanged extends DomainError {
  readonly code = 'CUSTOMER_CHANGED';
  readonly kind = 'conflict';
}

/** params: name, until: somebody serves them; they are asked. */
export class CustomerServed extends DomainError {
  readonly code = 'CUSTOMER_SERVED';
  readonly kind = 'conflict';
}

/** Nobody serves them, or the asker does: there is nobody to ask. */
export class NobodyToAsk extends DomainError {
  readonly code = 'CUSTOMER_NOBODY_TO_ASK';
  readonly kind = 'precondition';
}

/** Somebody asked already, and it is not decided. */
export class TakeoverAsked extends DomainError {
  readonly code = 'CUSTOMER_TAKEOVER_ASKED';
  readonly kind = 'conflict';
}

/** It was decided meanwhile. */
export class TakeoverDecided extends DomainError {
  readonly code = 'CUSTOMER_TAKEOVER_DECIDED';
  readonly kind = 'conflict';
}

/** Only who serves them, or that store's manager, decides. */
export class TakeoverOfAnother extends DomainError {
  readonly code = 'CUSTOMER_TAKEOVER_OF_ANOTHER';
  readonly kind = 'forbidden';
}

/** Nobody who could serve customers in that store. */
export class CannotServe extends DomainError {
  readonly code = 'CUSTOMER_CANNOT_SERVE';
  readonly kind = 'invalid';
}

/** params: customerId */
export class CustomerUnknown extends DomainError {
  readonly code = 'CUSTOMER_UNKNOWN';
  readonly kind = 'not_found';
}

/** A customer is not merged with themselves. */
export class CustomerMergedWithItself extends DomainError {
  readonly code = 'CUSTOMER_MERGED_WITH_ITSELF';
  readonly kind = 'invalid';
}

/** Together they have more numbers or addresses than a customer keeps: some are taken away first. */
export class CustomerTooMuch extends DomainError {
  readonly code = 'CUSTOMER_TOO_MUCH';
  readonly kind = 'precondition';
}

/** params: what: words of OpenWithCustomer, blanks between: settled first. */
export class CustomerStillOpen extends DomainError {
  readonly code = 'CUSTOMER_STILL_OPEN';
  readonly kind = 'precondition';
}

/** params: minutes: so many different numbers were looked for that hidden digits could be guessed by it. */
export class NumbersSearchedTooOften extends DomainError {
  readonly code = 'CUSTOMER_NUMBERS_SEARCHED_TOO_OFTEN';
  readonly kind = 'too_many';
}

/** Nobody agrees to anything tomorrow. */
export class ConsentInFuture extends DomainError {
  readonly code = 'CONSENT_IN_FUTURE';
  readonly kind = 'invalid';
}
