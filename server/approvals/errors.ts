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
