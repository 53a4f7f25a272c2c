import { DomainError } from '@/server/platform/errors';

/** params: revision: somebody planned this week meanwhile; what they changed is looked at first. */
export class WeekChangedMeanwhile extends DomainError {
  readonly code = 'ROSTER_CHANGED_MEANWHILE';
  readonly kind = 'precondition';
}

/** params: rule (one of ERRORS), person, day: a rule that nobody overrules. */
export class PlanRefused extends DomainError {
  readonly code = 'ROSTER_PLAN_REFUSED';
  readonly kind = 'precondition';
}

/** params: shift: it is planned by another store, or in another week. */
export class ShiftOfAnother extends DomainError {
  readonly code = 'ROSTER_SHIFT_OF_ANOTHER';
  readonly kind = 'precondition';
}

/** params: day: the zone of a shift on it is none of this store. */
export class ZoneOfAnother extends DomainError {
  readonly code = 'ROSTER_ZONE_OF_ANOTHER';
  readonly kind = 'precondition';
}

/** params: rule, count: warnings that nobody gave a reason for. */
export class WarningsOpen extends DomainError {
  readonly code = 'ROSTER_WARNINGS_OPEN';
  readonly kind = 'precondition';
}

/** The plan is what was published last. */
export class NothingToPublish extends DomainError {
  readonly code = 'ROSTER_NOTHING_TO_PUBLISH';
  readonly kind = 'precondition';
}

/** Another store published a shift of the same person for that time; it publishes its change first. */
export class PublishedElsewhere extends DomainError {
  readonly code = 'ROSTER_PUBLISHED_ELSEWHERE';
  readonly kind = 'precondition';
}

/** There is no such version of the week, or nothing in it concerns whoever confirms it. */
export class NothingToAcknowledge extends DomainError {
  readonly code = 'ROSTER_NOTHING_TO_ACKNOWLEDGE';
  readonly kind = 'precondition';
}

/** params: code: another template of the store is called so on the board. */
export class TemplateCodeTaken extends DomainError {
  readonly code = 'ROSTER_TEMPLATE_CODE_TAKEN';
  readonly kind = 'precondition';
}
