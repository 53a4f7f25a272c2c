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

/** params: code */
export class SupplierCodeTaken extends DomainError {
  readonly code = 'SUPPLIER_CODE_TAKEN';
  readonly kind = 'conflict';
}
