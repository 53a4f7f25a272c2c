import { DomainError } from '@/server/platform/errors';

/** params: line: the product or zone of a line is not there, or of another store. */
export class StockLineUnknown extends DomainError {
  readonly code = 'STOCK_LINE_UNKNOWN';
  readonly kind = 'not_found';
}

/** params: name, decimals */
export class StockQuantityTooFine extends DomainError {
  readonly code = 'QUANTITY_TOO_FINE';
  readonly kind = 'invalid';
}

/** params: reason: the person may adjust, but not for this reason. */
export class AdjustmentReasonNotAllowed extends DomainError {
  readonly code = 'ADJUSTMENT_REASON_NOT_ALLOWED';
  readonly kind = 'forbidden';
}

/** params: line, reason: goods that come in by a reason goods leave by, or the other way round. */
export class AdjustmentWrongWay extends DomainError {
  readonly code = 'ADJUSTMENT_WRONG_WAY';
  readonly kind = 'invalid';
}

/** The product does not stand below zero in that zone (any more). */
export class StockNotNegative extends DomainError {
  readonly code = 'STOCK_NOT_NEGATIVE';
  readonly kind = 'precondition';
}

/** Somebody else answers for that zone. */
export class NegativeOfAnother extends DomainError {
  readonly code = 'NEGATIVE_OF_ANOTHER';
  readonly kind = 'forbidden';
}

/** params: line: from a zone to the same zone. */
export class ZoneMoveToItself extends DomainError {
  readonly code = 'ZONE_MOVE_TO_ITSELF';
  readonly kind = 'invalid';
}

/** What was stolen is reported as an incident, and written off by what is decided about it. */
export class TheftNeedsIncident extends DomainError {
  readonly code = 'THEFT_NEEDS_INCIDENT';
  readonly kind = 'precondition';
}

/** params: name: a service, of which there is no stock. */
export class NotStocked extends DomainError {
  readonly code = 'NOT_STOCKED';
  readonly kind = 'precondition';
}
