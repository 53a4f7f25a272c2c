import { DomainError } from '@/server/platform/errors';

/** params: limit: more breaches of this device are unanswered than the store lets pass in a day. */
export class PriceChangesLocked extends DomainError {
  readonly code = 'PRICE_CHANGES_LOCKED';
  readonly kind = 'precondition';
}

/** Booked or voided already. */
export class RejectedSettled extends DomainError {
  readonly code = 'REJECTED_SETTLED';
  readonly kind = 'conflict';
}

/** The caller is no counter device of this store. */
export class CounterDeviceRequired extends DomainError {
  readonly code = 'COUNTER_DEVICE_REQUIRED';
  readonly kind = 'forbidden';
}

/** params: field, expected, got: a figure of the ticket is not what its lines say. */
export class TotalsDiffer extends DomainError {
  readonly code = 'TOTALS_DIFFER';
  readonly kind = 'invalid';
}

/** params: totalFen, tendersFen, changeFen */
export class TendersUnbalanced extends DomainError {
  readonly code = 'TENDERS_UNBALANCED';
  readonly kind = 'invalid';
}

/** params: roundingFen, limitFen: beyond the store's limit, or not paid in cash. */
export class RoundingNotAllowed extends DomainError {
  readonly code = 'ROUNDING_NOT_ALLOWED';
  readonly kind = 'invalid';
}

/** params: number, expected */
export class ReceiptNumberWrong extends DomainError {
  readonly code = 'RECEIPT_NUMBER_WRONG';
  readonly kind = 'invalid';
}

/** params: number: another ticket has it. */
export class ReceiptNumberTaken extends DomainError {
  readonly code = 'RECEIPT_NUMBER_TAKEN';
  readonly kind = 'conflict';
}

/** params: productId */
export class ProductUnknown extends DomainError {
  readonly code = 'PRODUCT_UNKNOWN';
  readonly kind = 'not_found';
}

/** params: name, decimals */
export class QuantityTooFine extends DomainError {
  readonly code = 'QUANTITY_TOO_FINE';
  readonly kind = 'invalid';
}

/** The same line id twice, or one that another ticket has. */
export class LineRepeated extends DomainError {
  readonly code = 'LINE_REPEATED';
  readonly kind = 'conflict';
}

/** A changed price without a reason. */
export class PriceChangeNeedsReason extends DomainError {
  readonly code = 'PRICE_CHANGE_NEEDS_REASON';
  readonly kind = 'invalid';
}

/** params: personId: nobody the company knows; who only lost the role is flagged. */
export class CashierUnknown extends DomainError {
  readonly code = 'CASHIER_UNKNOWN';
  readonly kind = 'forbidden';
}

export class SessionUnknown extends DomainError {
  readonly code = 'TILL_SESSION_UNKNOWN';
  readonly kind = 'not_found';
}

/** The drawer policy is OWN and somebody else opened this session, or its owner was named without having been signed in. */
export class SessionOfAnother extends DomainError {
  readonly code = 'TILL_SESSION_OF_ANOTHER';
  readonly kind = 'precondition';
}

/** params: number */
export class TicketUnknown extends DomainError {
  readonly code = 'TICKET_UNKNOWN';
  readonly kind = 'not_found';
}

/** params: leftMilli: at most sold minus returned. */
export class ReturnExceedsSold extends DomainError {
  readonly code = 'RETURN_EXCEEDS_SOLD';
  readonly kind = 'precondition';
}

/** params: lastDay: beyond it somebody else has to allow exactly this return. */
export class ReturnAfterWindow extends DomainError {
  readonly code = 'RETURN_AFTER_WINDOW';
  readonly kind = 'precondition';
}

/** params: limitFen: above it somebody else has to allow exactly this return. */
export class ReturnAboveLimit extends DomainError {
  readonly code = 'RETURN_ABOVE_LIMIT';
  readonly kind = 'precondition';
}

/** params: expectedFen, gotFen */
export class RefundWrong extends DomainError {
  readonly code = 'REFUND_WRONG';
  readonly kind = 'invalid';
}

/** params: leftFen: a tender takes back at most what it took. */
export class RefundExceedsTender extends DomainError {
  readonly code = 'REFUND_EXCEEDS_TENDER';
  readonly kind = 'precondition';
}

/** Somebody else resumed or discarded it. */
export class HeldSaleGone extends DomainError {
  readonly code = 'HELD_SALE_GONE';
  readonly kind = 'conflict';
}

/** params: left */
export class PickupExceedsAwaiting extends DomainError {
  readonly code = 'PICKUP_EXCEEDS_AWAITING';
  readonly kind = 'precondition';
}

/** A pickup is taken back within its minute, or not at all: afterwards it is a return. */
export class PickupUndoTooLate extends DomainError {
  readonly code = 'PICKUP_UNDO_TOO_LATE';
  readonly kind = 'precondition';
}

/** Only whoever handed the goods over takes that back. */
export class PickupOfAnother extends DomainError {
  readonly code = 'PICKUP_OF_ANOTHER';
  readonly kind = 'forbidden';
}

/** It was taken back before, or its goods were returned meanwhile. */
export class PickupGone extends DomainError {
  readonly code = 'PICKUP_GONE';
  readonly kind = 'conflict';
}

/** The number is a ticket, rejected, explained already, or beyond the series. */
export class NumberNotOpen extends DomainError {
  readonly code = 'NUMBER_NOT_OPEN';
  readonly kind = 'conflict';
}

export class BreachAnswered extends DomainError {
  readonly code = 'BREACH_ANSWERED';
  readonly kind = 'conflict';
}

/** A payment without the number its kind asks for, or with another. params: kind */
export class ReferenceWrong extends DomainError {
  readonly code = 'TENDER_REFERENCE_WRONG';
  readonly kind = 'invalid';
}

/** A payment that is only taken from a customer who is known. params: kind */
export class CustomerWanted extends DomainError {
  readonly code = 'TENDER_WANTS_CUSTOMER';
  readonly kind = 'precondition';
}

/** A member's price on a sale to nobody known. */
export class MemberPriceOfNobody extends DomainError {
  readonly code = 'MEMBER_PRICE_OF_NOBODY';
  readonly kind = 'precondition';
}

/** The two halves of an exchange are not of one moment: another session, one id for both, or the sale numbered before the return. */
export class ExchangeApart extends DomainError {
  readonly code = 'EXCHANGE_APART';
  readonly kind = 'invalid';
}

/** A temporary item without a name of its own, or a name on what is none. */
export class TemporaryNameWrong extends DomainError {
  readonly code = 'TEMPORARY_NAME_WRONG';
  readonly kind = 'invalid';
}

/** Somebody said already what this temporary item was. */
export class TemporarySettled extends DomainError {
  readonly code = 'TEMPORARY_SETTLED';
  readonly kind = 'conflict';
}

/** The piece that is brought back is none of this line's, or came back before. params: name, serial */
export class SerialNotOfLine extends DomainError {
  readonly code = 'SERIAL_NOT_OF_LINE';
  readonly kind = 'precondition';
}

/** Some pieces of a line come back, and nobody said which. params: name */
export class SerialsWanted extends DomainError {
  readonly code = 'SERIALS_WANTED';
  readonly kind = 'precondition';
}

/** By their limits this person pays nothing back another way than it was paid. */
export class RefundElsewhereDenied extends DomainError {
  readonly code = 'REFUND_ELSEWHERE_DENIED';
  readonly kind = 'forbidden';
}

/** Paying back another way than it was paid takes somebody else's word for exactly this return. */
export class RefundElsewhereNeedsApproval extends DomainError {
  readonly code = 'REFUND_ELSEWHERE_NEEDS_APPROVAL';
  readonly kind = 'precondition';
}

/** No money is paid back that way here: the store does not take it, or it is no money. params: kind */
export class RefundWayUnknown extends DomainError {
  readonly code = 'REFUND_WAY_UNKNOWN';
  readonly kind = 'precondition';
}

/** Money would go out another way while something of the sale is still owed: that comes first. */
export class DebtComesFirst extends DomainError {
  readonly code = 'DEBT_COMES_FIRST';
  readonly kind = 'precondition';
}

/** params: why: NOT_LAST, CLOSED, COUNTED, RETURNED, PICKED_UP, EXCHANGE */
export class VoidRefused extends DomainError {
  readonly code = 'VOID_REFUSED';
  readonly kind = 'precondition';
}

/** By their limits this person voids nothing here. */
export class VoidDenied extends DomainError {
  readonly code = 'VOID_DENIED';
  readonly kind = 'forbidden';
}

/** Somebody else has to allow it. */
export class VoidNeedsApproval extends DomainError {
  readonly code = 'VOID_NEEDS_APPROVAL';
  readonly kind = 'precondition';
}
