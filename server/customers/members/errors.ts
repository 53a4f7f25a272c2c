import { DomainError } from '@/server/platform/errors';

export class LevelUnknown extends DomainError {
  readonly code = 'MEMBER_LEVEL_UNKNOWN';
  readonly kind = 'not_found';
}

/** params: name */
export class LevelNameTaken extends DomainError {
  readonly code = 'MEMBER_LEVEL_NAME_TAKEN';
  readonly kind = 'conflict';
}

/** params: name, count: how many customers have it, those merged since among them. */
export class LevelInUse extends DomainError {
  readonly code = 'MEMBER_LEVEL_IN_USE';
  readonly kind = 'precondition';
}

/** params: most */
export class TooManyLevels extends DomainError {
  readonly code = 'MEMBER_TOO_MANY_LEVELS';
  readonly kind = 'precondition';
}
