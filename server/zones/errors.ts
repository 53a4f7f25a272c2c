import { DomainError } from '@/server/platform/errors';

/** params: code */
export class ZoneCodeTaken extends DomainError {
  readonly code = 'ZONE_CODE_TAKEN';
  readonly kind = 'conflict';
}

/** Somebody answers for the zone in part of that time already. */
export class ZoneOwnerOverlap extends DomainError {
  readonly code = 'ZONE_OWNER_OVERLAP';
  readonly kind = 'conflict';
}

export class ZoneIsClosed extends DomainError {
  readonly code = 'ZONE_CLOSED';
  readonly kind = 'precondition';
}

/** Every store keeps its unzoned, damaged and awaiting-pickup zones. */
export class ZoneIsFixed extends DomainError {
  readonly code = 'ZONE_FIXED';
  readonly kind = 'precondition';
}

/** params: products: how many still stand in it or are sold from it. */
export class ZoneNotEmpty extends DomainError {
  readonly code = 'ZONE_NOT_EMPTY';
  readonly kind = 'precondition';
}

/** Who answers for a zone must work in its store. */
export class ZoneOwnerElsewhere extends DomainError {
  readonly code = 'ZONE_OWNER_ELSEWHERE';
  readonly kind = 'precondition';
}

/** Who answered for the past stays as it was. */
export class ZoneAssignmentPast extends DomainError {
  readonly code = 'ZONE_ASSIGNMENT_PAST';
  readonly kind = 'precondition';
}

/** params: code */
export class ShelfCodeTaken extends DomainError {
  readonly code = 'SHELF_CODE_TAKEN';
  readonly kind = 'conflict';
}

export class ShelfIsClosed extends DomainError {
  readonly code = 'SHELF_CLOSED';
  readonly kind = 'precondition';
}

/** params: products: how many still have a place on it. */
export class ShelfNotEmpty extends DomainError {
  readonly code = 'SHELF_NOT_EMPTY';
  readonly kind = 'precondition';
}

/** A zone is checked by who answers for it, or by who keeps the zones. */
export class CheckOfAnother extends DomainError {
  readonly code = 'CHECK_OF_ANOTHER';
  readonly kind = 'forbidden';
}

/** The item is not asked for any more, or not of this zone. */
export class CheckNotAsked extends DomainError {
  readonly code = 'CHECK_NOT_ASKED';
  readonly kind = 'precondition';
}

/** Not the code the console shows. */
export class SetupCodeWrong extends DomainError {
  readonly code = 'SETUP_CODE_WRONG';
  readonly kind = 'forbidden';
}
