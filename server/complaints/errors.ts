import { DomainError } from '@/server/platform/errors';

export class ComplaintUnknown extends DomainError {
  readonly code = 'COMPLAINT_UNKNOWN';
  readonly kind = 'not_found';
}

/** params: state: somebody else was faster, or it cannot go there from where it is. */
export class ComplaintStateWrong extends DomainError {
  readonly code = 'COMPLAINT_STATE_WRONG';
  readonly kind = 'precondition';
}

/** params: name, time: who changed the case since the screen was opened. */
export class ComplaintChanged extends DomainError {
  readonly code = 'COMPLAINT_CHANGED';
  readonly kind = 'conflict';
}

/** params: name, time: who closed it, quicker than whoever is refused. */
export class ComplaintClosedAlready extends DomainError {
  readonly code = 'COMPLAINT_CLOSED_ALREADY';
  readonly kind = 'conflict';
}

/** The case is somebody else's; its owner or a manager works it. */
export class ComplaintOfAnother extends DomainError {
  readonly code = 'COMPLAINT_OF_ANOTHER';
  readonly kind = 'forbidden';
}

/** It is not solved without saying what came of it. */
export class ComplaintWithoutOutcome extends DomainError {
  readonly code = 'COMPLAINT_WITHOUT_OUTCOME';
  readonly kind = 'precondition';
}

/** params: left: what was decided and neither approved nor given yet. */
export class OutcomesNotGiven extends DomainError {
  readonly code = 'OUTCOMES_NOT_GIVEN';
  readonly kind = 'precondition';
}

/** params: tries, needed: not yet tried often enough to say that nobody was reached. */
export class TriedTooLittle extends DomainError {
  readonly code = 'TRIED_TOO_LITTLE';
  readonly kind = 'precondition';
}

/** It waits for somebody who may give so much. */
export class OutcomeNotApproved extends DomainError {
  readonly code = 'OUTCOME_NOT_APPROVED';
  readonly kind = 'precondition';
}

/** Given already: nothing is given twice. */
export class OutcomeGivenAlready extends DomainError {
  readonly code = 'OUTCOME_GIVEN_ALREADY';
  readonly kind = 'conflict';
}

/** The document is the wrong one: of another kind, of another sale, or of another case already. */
export class OutcomeDocumentWrong extends DomainError {
  readonly code = 'OUTCOME_DOCUMENT_WRONG';
  readonly kind = 'precondition';
}

/** Nobody was asked for anything yet, so no supplier is waited for. */
export class ClaimMissing extends DomainError {
  readonly code = 'CLAIM_MISSING';
  readonly kind = 'precondition';
}

/** params: state: settled or refused meanwhile. */
export class ClaimEndedAlready extends DomainError {
  readonly code = 'CLAIM_ENDED_ALREADY';
  readonly kind = 'conflict';
}

/** It changed hands since the screen was opened. */
export class RepairHandedAlready extends DomainError {
  readonly code = 'REPAIR_HANDED_ALREADY';
  readonly kind = 'conflict';
}

/** Only the technician whose repair it is takes it and gives it back, and only to somebody of the store. */
export class RepairOfAnother extends DomainError {
  readonly code = 'REPAIR_OF_ANOTHER';
  readonly kind = 'forbidden';
}

/** params: limit: yuan as text that the person may approve, and not what they decided themselves. */
export class AboveOwnLimit extends DomainError {
  readonly code = 'ABOVE_OWN_LIMIT';
  readonly kind = 'forbidden';
}

/** params: name: no work in this store, so no case of it. */
export class OwnerNotAtWork extends DomainError {
  readonly code = 'OWNER_NOT_AT_WORK';
  readonly kind = 'precondition';
}
