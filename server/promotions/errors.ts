import { DomainError } from '@/server/platform/errors';

/** Somebody changed it since it was opened. */
export class PromotionChanged extends DomainError {
  readonly code = 'PROMOTION_CHANGED';
  readonly kind = 'conflict';
}

/** It ended or was called off: what it gave stays as it was; a copy of it is another promotion. */
export class PromotionOver extends DomainError {
  readonly code = 'PROMOTION_OVER';
  readonly kind = 'precondition';
}

/** Params: `most`. */
export class TooManyPromotions extends DomainError {
  readonly code = 'TOO_MANY_PROMOTIONS';
  readonly kind = 'precondition';
}

/** Goods would fall below their floor. Which and how far is told by a query, to whoever may see floors. */
export class PromotionBelowFloor extends DomainError {
  readonly code = 'PROMOTION_BELOW_FLOOR';
  readonly kind = 'precondition';
}
