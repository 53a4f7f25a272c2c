import { DomainError } from '@/server/platform/errors';

/** params: limit: the most a manager of this store sets. */
export class LimitAboveManagers extends DomainError {
  readonly code = 'CREDIT_LIMIT_ABOVE_MANAGERS';
  readonly kind = 'forbidden';
}

/** params: owed */
export class MoreThanOwedOnAccount extends DomainError {
  readonly code = 'CREDIT_MORE_THAN_OWED';
  readonly kind = 'precondition';
}

/** Named entries that are paid, another customer's or unknown. */
export class CreditEntryNotOpen extends DomainError {
  readonly code = 'CREDIT_ENTRY_NOT_OPEN';
  readonly kind = 'conflict';
}

/** Anything but a transfer without an open drawer it goes into or out of: nobody would count it. */
export class DrawerWanted extends DomainError {
  readonly code = 'CREDIT_DRAWER_WANTED';
  readonly kind = 'precondition';
}

/** Nothing was paid ahead, or nothing is owed. */
export class NothingToMatch extends DomainError {
  readonly code = 'CREDIT_NOTHING_TO_MATCH';
  readonly kind = 'precondition';
}

export class RepaymentUnknown extends DomainError {
  readonly code = 'CREDIT_REPAYMENT_UNKNOWN';
  readonly kind = 'not_found';
}

/** It was taken back, or takes another back itself. */
export class RepaymentReversed extends DomainError {
  readonly code = 'CREDIT_REPAYMENT_REVERSED';
  readonly kind = 'conflict';
}

/** params: left: what the customer has. */
export class StoreCreditShort extends DomainError {
  readonly code = 'CREDIT_STORE_CREDIT_SHORT';
  readonly kind = 'precondition';
}

/** params: left: what of it the customer has. */
export class StoredValueShort extends DomainError {
  readonly code = 'CREDIT_STORED_VALUE_SHORT';
  readonly kind = 'precondition';
}

/** params: bonus: what is put on top now. */
export class TopUpBonusDiffers extends DomainError {
  readonly code = 'CREDIT_TOP_UP_BONUS_DIFFERS';
  readonly kind = 'conflict';
}
