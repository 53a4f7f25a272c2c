import { DomainError } from '@/server/platform/errors';

/** params: name: another view of the list is called so. */
export class ViewNameTaken extends DomainError {
  readonly code = 'VIEW_NAME_TAKEN';
  readonly kind = 'conflict';
}

/** params: most */
export class TooManyViews extends DomainError {
  readonly code = 'TOO_MANY_VIEWS';
  readonly kind = 'precondition';
}

/** params: most: of one list, shared by everybody together. */
export class TooManySharedViews extends DomainError {
  readonly code = 'TOO_MANY_SHARED_VIEWS';
  readonly kind = 'precondition';
}
