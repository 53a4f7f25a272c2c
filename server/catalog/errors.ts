import { DomainError } from '@/server/platform/errors';

/** params: code */
export class ProductCodeTaken extends DomainError {
  readonly code = 'PRODUCT_CODE_TAKEN';
  readonly kind = 'conflict';
}

/** params: barcode, owner: another product has it. */
export class BarcodeTaken extends DomainError {
  readonly code = 'BARCODE_TAKEN';
  readonly kind = 'conflict';
}
