import { DomainError } from '@/server/platform/errors';

/** params: number: this supplier's note was received already. */
export class NoteAlreadyReceived extends DomainError {
  readonly code = 'NOTE_ALREADY_RECEIVED';
  readonly kind = 'conflict';
}

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

/** params: code */
export class SupplierCodeTaken extends DomainError {
  readonly code = 'SUPPLIER_CODE_TAKEN';
  readonly kind = 'conflict';
}

/** A transfer that is not there, or not between these stores. */
export class TransferUnknown extends DomainError {
  readonly code = 'TRANSFER_UNKNOWN';
  readonly kind = 'not_found';
}

/** params: number: what was asked for does not fit how far the transfer is. */
export class TransferStateWrong extends DomainError {
  readonly code = 'TRANSFER_STATE_WRONG';
  readonly kind = 'precondition';
}

/** A transfer from a store to itself: that is a zone move. */
export class TransferToItself extends DomainError {
  readonly code = 'TRANSFER_TO_ITSELF';
  readonly kind = 'invalid';
}

/** params: line, left: more than is still on its way; a surplus is booked as found. */
export class MoreThanOnItsWay extends DomainError {
  readonly code = 'MORE_THAN_ON_ITS_WAY';
  readonly kind = 'precondition';
}

/** params: line: from a zone to the same zone. */
export class ZoneMoveToItself extends DomainError {
  readonly code = 'ZONE_MOVE_TO_ITSELF';
  readonly kind = 'invalid';
}

/** An order that is not there, or of another store. */
export class OrderUnknown extends DomainError {
  readonly code = 'ORDER_UNKNOWN';
  readonly kind = 'not_found';
}

/** params: number: what was asked for does not fit how far the order is. */
export class OrderStateWrong extends DomainError {
  readonly code = 'ORDER_STATE_WRONG';
  readonly kind = 'precondition';
}

/** params: name: what is no longer carried is not ordered. */
export class OrderedDiscontinued extends DomainError {
  readonly code = 'ORDERED_DISCONTINUED';
  readonly kind = 'precondition';
}

/** params: number: the delivery is another supplier's. */
export class OrderOfOtherSupplier extends DomainError {
  readonly code = 'ORDER_OF_OTHER_SUPPLIER';
  readonly kind = 'invalid';
}

/** params: line: the ordered line is not of this order, or of another product. */
export class OrderLineUnknown extends DomainError {
  readonly code = 'ORDER_LINE_UNKNOWN';
  readonly kind = 'not_found';
}

/** params: line: more pieces broken than arrived. */
export class MoreDamagedThanArrived extends DomainError {
  readonly code = 'MORE_DAMAGED_THAN_ARRIVED';
  readonly kind = 'invalid';
}

/** params: number (of the receiving), name, count: others received of this order meanwhile; look at it and book again. */
export class OrderReceivedMeanwhile extends DomainError {
  readonly code = 'ORDER_RECEIVED_MEANWHILE';
  readonly kind = 'conflict';
}

/** params: name, left: more pieces than are left of what arrived. */
export class ReversesMoreThanArrived extends DomainError {
  readonly code = 'REVERSES_MORE_THAN_ARRIVED';
  readonly kind = 'precondition';
}
