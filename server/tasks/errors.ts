import { DomainError } from '@/server/platform/errors';

export class TaskUnknown extends DomainError {
  readonly code = 'TASK_UNKNOWN';
  readonly kind = 'not_found';
}

/** Somebody else was faster: it is done or cancelled already, or open again. */
export class TaskStateWrong extends DomainError {
  readonly code = 'TASK_STATE_WRONG';
  readonly kind = 'precondition';
}

/** It is somebody else's: they do it, or one takes it over first. */
export class TaskOfAnother extends DomainError {
  readonly code = 'TASK_OF_ANOTHER';
  readonly kind = 'forbidden';
}

/** Done is shown by a photo. */
export class TaskNeedsPhoto extends DomainError {
  readonly code = 'TASK_NEEDS_PHOTO';
  readonly kind = 'precondition';
}

/** Whoever is to do it does not work in this store. */
export class TaskOwnerNotAtWork extends DomainError {
  readonly code = 'TASK_OWNER_NOT_AT_WORK';
  readonly kind = 'precondition';
}

/** params: store: nobody of its own leads it, so nobody there would do it. */
export class StoreWithoutManager extends DomainError {
  readonly code = 'STORE_WITHOUT_MANAGER';
  readonly kind = 'precondition';
}
