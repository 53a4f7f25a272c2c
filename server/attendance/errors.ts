import { DomainError } from '@/server/platform/errors';

/** They had left by the moment of the punch. */
export class PunchOfWhoLeft extends DomainError {
  readonly code = 'PUNCH_OF_WHO_LEFT';
  readonly kind = 'precondition';
}

/** Works in another store, and neither a shift here nor a PIN says that they were here. */
export class PunchNotOfStore extends DomainError {
  readonly code = 'PUNCH_NOT_OF_STORE';
  readonly kind = 'precondition';
}

/** Only punches that nothing proved are decided, each once. */
export class PunchDecided extends DomainError {
  readonly code = 'PUNCH_DECIDED';
  readonly kind = 'conflict';
}

/** Nobody says of themselves that they were there; another manager does, or head office. */
export class PunchOfYourOwn extends DomainError {
  readonly code = 'PUNCH_OF_YOUR_OWN';
  readonly kind = 'forbidden';
}

/** params: most: so many a month, by the store's rules. */
export class ProposalsUsedUp extends DomainError {
  readonly code = 'PUNCH_PROPOSALS_USED_UP';
  readonly kind = 'precondition';
}

/** A forgotten punch is proposed the day after at the earliest, and for a month back. */
export class ProposalNotNow extends DomainError {
  readonly code = 'PUNCH_PROPOSAL_NOT_NOW';
  readonly kind = 'precondition';
}

/** Neither a shift nor a punch of theirs in this store is near that moment. */
export class ProposalOfNothing extends DomainError {
  readonly code = 'PUNCH_PROPOSAL_OF_NOTHING';
  readonly kind = 'precondition';
}

/** Of a shift nobody punched for, both are proposed: when they came and when they went. */
export class ProposalNeedsBoth extends DomainError {
  readonly code = 'PUNCH_PROPOSAL_NEEDS_BOTH';
  readonly kind = 'invalid';
}

/** One of the two is punched already: only the missing one is proposed. */
export class ProposalOfOneThatIsThere extends DomainError {
  readonly code = 'PUNCH_PROPOSAL_ONE_IS_THERE';
  readonly kind = 'invalid';
}

/** Its hours are known, or were left unknown before. */
export class NothingUnknown extends DomainError {
  readonly code = 'ATTENDANCE_NOTHING_UNKNOWN';
  readonly kind = 'precondition';
}

/** params: most: minutes of overtime that day can have, by its punches once it is known. */
export class OvertimeTooMuch extends DomainError {
  readonly code = 'ATTENDANCE_OVERTIME_TOO_MUCH';
  readonly kind = 'invalid';
}

/** params: month. What comes after is corrected in the next. */
export class MonthLocked extends DomainError {
  readonly code = 'ATTENDANCE_MONTH_LOCKED';
  readonly kind = 'precondition';
}

/** params: what (OVER, PROPOSALS, PUNCHES, SHIFTS, UNKNOWN, OBJECTIONS or SILENT), count: what must be done before. */
export class MonthNotReady extends DomainError {
  readonly code = 'ATTENDANCE_MONTH_NOT_READY';
  readonly kind = 'precondition';
}

/** The day's month is open: it is put right there. */
export class NothingToCorrect extends DomainError {
  readonly code = 'ATTENDANCE_NOTHING_TO_CORRECT';
  readonly kind = 'precondition';
}

/** A punch came in too long ago to be taken back on the tablet: whoever made it says so to the manager. */
export class PunchTooOld extends DomainError {
  readonly code = 'ATTENDANCE_PUNCH_TOO_OLD';
  readonly kind = 'precondition';
}
