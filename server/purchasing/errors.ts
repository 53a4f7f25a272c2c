import { DomainError } from '@/server/platform/errors';

/** params: number: this supplier's note was received already. */
export class NoteAlreadyReceived extends DomainError {
  readonly code = 'NOTE_ALREADY_RECEIVED';
  readonly kind = 'conflict';
}

/** params: code */
export class SupplierCodeTaken extends DomainError {
  readonly code = 'SUPPLIER_CODE_TAKEN';
  readonly kind = 'conflict';
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
