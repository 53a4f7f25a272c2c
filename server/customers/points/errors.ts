import { DomainError } from '@/server/platform/errors';

/** params: left: what the customer has. */
export class PointsShort extends DomainError {
  readonly code = 'POINTS_SHORT';
  readonly kind = 'precondition';
}

/** The rule a sale spends points by is none the book knows, or takes none. */
export class PointsNotTaken extends DomainError {
  readonly code = 'POINTS_NOT_TAKEN';
  readonly kind = 'precondition';
}

/** params: points, amount: what they were to pay, perYuan. */
export class PointsWorthDiffers extends DomainError {
  readonly code = 'POINTS_WORTH_DIFFERS';
  readonly kind = 'precondition';
}

/** params: least. */
export class PointsTooFew extends DomainError {
  readonly code = 'POINTS_TOO_FEW';
  readonly kind = 'precondition';
}

/** params: most: what of this ticket they may pay. */
export class PointsTooMany extends DomainError {
  readonly code = 'POINTS_TOO_MANY';
  readonly kind = 'precondition';
}
