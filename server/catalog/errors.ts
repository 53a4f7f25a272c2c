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

/** params: now (yuan): somebody set another price since it was looked at. */
export class PriceChangedMeanwhile extends DomainError {
  readonly code = 'PRICE_CHANGED_MEANWHILE';
  readonly kind = 'conflict';
}

/** params: most */
export class TooManyPictures extends DomainError {
  readonly code = 'TOO_MANY_PICTURES';
  readonly kind = 'precondition';
}

/** The same file is a picture of the product already. */
export class PictureIsThere extends DomainError {
  readonly code = 'PICTURE_IS_THERE';
  readonly kind = 'conflict';
}

/** Somebody added a picture or took one off meanwhile. */
export class PicturesChanged extends DomainError {
  readonly code = 'PICTURES_CHANGED';
  readonly kind = 'conflict';
}

/** params: problem (NO_ZIP, TOO_LARGE, TOO_MANY), most */
export class PictureZipRefused extends DomainError {
  readonly code = 'PICTURE_ZIP_REFUSED';
  readonly kind = 'invalid';
}

/** A kit is made of something. */
export class KitWithoutParts extends DomainError {
  readonly code = 'KIT_WITHOUT_PARTS';
  readonly kind = 'invalid';
}

/** A part of a kit that is no goods with a stock, comes twice, or in a quantity its unit does not have. params: name */
export class KitPartWrong extends DomainError {
  readonly code = 'KIT_PART_WRONG';
  readonly kind = 'invalid';
}

/** One is planned for these days: which of two would come back afterwards, nobody could say. */
export class PricePlannedAlready extends DomainError {
  readonly code = 'PRICE_PLANNED_ALREADY';
  readonly kind = 'conflict';
}

/** It ended or was called off meanwhile. */
export class PlannedPriceOver extends DomainError {
  readonly code = 'PLANNED_PRICE_OVER';
  readonly kind = 'conflict';
}

/** params: owner: another product has these values of the model. */
export class VariantTaken extends DomainError {
  readonly code = 'VARIANT_TAKEN';
  readonly kind = 'conflict';
}

/** params: model, options: it has these, no more and no fewer. */
export class ModelOptionsDiffer extends DomainError {
  readonly code = 'MODEL_OPTIONS_DIFFER';
  readonly kind = 'precondition';
}

/** params: code: another model has it. */
export class ModelCodeTaken extends DomainError {
  readonly code = 'MODEL_CODE_TAKEN';
  readonly kind = 'conflict';
}

/** Services, kits and temporary items come in no colours. */
export class VariantNotGoods extends DomainError {
  readonly code = 'VARIANT_NOT_GOODS';
  readonly kind = 'precondition';
}

/** params: most */
export class TooManyVariants extends DomainError {
  readonly code = 'TOO_MANY_VARIANTS';
  readonly kind = 'precondition';
}

/** params: model: the product is a variant of it already. */
export class VariantOfAnother extends DomainError {
  readonly code = 'VARIANT_OF_ANOTHER';
  readonly kind = 'precondition';
}
