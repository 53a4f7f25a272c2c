import { DomainError } from '@/server/platform/errors';

/** The cash of a voided ticket goes through a drawer: which one? */
export class RejectedNeedsDrawer extends DomainError {
  readonly code = 'REJECTED_NEEDS_DRAWER';
  readonly kind = 'precondition';
}
