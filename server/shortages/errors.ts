import { DomainError } from '@/server/platform/errors';

/** A case or share that is not there, of another store, or (for its person's acts) of somebody else. */
export class ShortageUnknown extends DomainError {
  readonly code = 'SHORTAGE_UNKNOWN';
  readonly kind = 'not_found';
}

/** The stocktake, discrepancy or transfer is not there, or says nothing is missing of these goods. */
export class ShortageSourceUnknown extends DomainError {
  readonly code = 'SHORTAGE_SOURCE_UNKNOWN';
  readonly kind = 'not_found';
}

/** params: number: the same document opened a case for these goods already. */
export class ShortageOpenedAlready extends DomainError {
  readonly code = 'SHORTAGE_OPENED_ALREADY';
  readonly kind = 'conflict';
}

/** params: most: the document says no more than so many are missing. */
export class ShortageMoreThanSource extends DomainError {
  readonly code = 'SHORTAGE_MORE_THAN_SOURCE';
  readonly kind = 'precondition';
}

/** params: asked, onHand: by hand, more than the store's book ever had of these goods; may be confirmed. */
export class ShortageBeyondStock extends DomainError {
  readonly code = 'SHORTAGE_BEYOND_STOCK';
  readonly kind = 'precondition';
}

/** params: zone: nobody answered for it at that moment. */
export class ZoneHadNoOwner extends DomainError {
  readonly code = 'ZONE_HAD_NO_OWNER';
  readonly kind = 'precondition';
}

/** What was asked for does not fit how far the share is. */
export class ShortageStateWrong extends DomainError {
  readonly code = 'SHORTAGE_STATE_WRONG';
  readonly kind = 'precondition';
}

/** Nobody decides or settles a case they answer for. */
export class OwnShortage extends DomainError {
  readonly code = 'OWN_SHORTAGE';
  readonly kind = 'forbidden';
}

/** The person has not explained yet and still has time to. */
export class PersonNotHeard extends DomainError {
  readonly code = 'PERSON_NOT_HEARD';
  readonly kind = 'precondition';
}

/** The person objected before: once is all. */
export class ObjectedAlready extends DomainError {
  readonly code = 'OBJECTED_ALREADY';
  readonly kind = 'precondition';
}

/** params: left: yuan as text; more than the share, or than is still owed. */
export class MoreThanOwed extends DomainError {
  readonly code = 'MORE_THAN_OWED';
  readonly kind = 'precondition';
}

/** The person has not agreed to the decision by their own sign-in. */
export class NotAcknowledged extends DomainError {
  readonly code = 'SHORTAGE_NOT_ACKNOWLEDGED';
  readonly kind = 'precondition';
}

/** params: left, month: yuan as text that the month's wage still bears. */
export class WageCapReached extends DomainError {
  readonly code = 'WAGE_CAP_REACHED';
  readonly kind = 'precondition';
}

/** params: left: more pieces than the share still lacks. */
export class MoreThanMissing extends DomainError {
  readonly code = 'MORE_THAN_MISSING';
  readonly kind = 'precondition';
}

/** params: amount: yuan as text that was paid for what was found; say the drawer or the month it goes back through. */
export class MoneyToGiveBack extends DomainError {
  readonly code = 'MONEY_TO_GIVE_BACK';
  readonly kind = 'precondition';
}
