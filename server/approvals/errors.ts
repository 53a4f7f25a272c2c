import { DomainError } from '@/server/platform/errors';

/** Approving one's own act, in a store whose policy does not allow it. */
export class OwnApproval extends DomainError {
  readonly code = 'OWN_APPROVAL';
  readonly kind = 'forbidden';
}

/** The person has no right to approve in this store. */
export class ApproverNotEntitled extends DomainError {
  readonly code = 'APPROVER_NOT_ENTITLED';
  readonly kind = 'forbidden';
}

/** Somebody else answered it first. params: name, verdict */
export class RequestAnswered extends DomainError {
  readonly code = 'APPROVAL_REQUEST_ANSWERED';
  readonly kind = 'conflict';
}

/** The counter took it back, or its five minutes are over. */
export class RequestGone extends DomainError {
  readonly code = 'APPROVAL_REQUEST_GONE';
  readonly kind = 'conflict';
}
