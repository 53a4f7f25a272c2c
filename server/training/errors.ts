import { DomainError } from '@/server/platform/errors';

/** No such course, or one that is not theirs. */
export class TrainingUnknown extends DomainError {
  readonly code = 'TRAINING_UNKNOWN';
  readonly kind = 'not_found';
}

/** Nobody works there whom it would be for. */
export class TrainingForNobody extends DomainError {
  readonly code = 'TRAINING_FOR_NOBODY';
  readonly kind = 'precondition';
}

/** Somebody changed it meanwhile. */
export class TrainingChanged extends DomainError {
  readonly code = 'TRAINING_CHANGED';
  readonly kind = 'conflict';
}

/** It was ended. */
export class TrainingEnded extends DomainError {
  readonly code = 'TRAINING_ENDED';
  readonly kind = 'precondition';
}

/** The quiz comes after reading, of what it says now. */
export class TrainingNotRead extends DomainError {
  readonly code = 'TRAINING_NOT_READ';
  readonly kind = 'precondition';
}

/** It was passed, or this quiz was answered before. */
export class TrainingOver extends DomainError {
  readonly code = 'TRAINING_OVER';
  readonly kind = 'conflict';
}

/** A card somebody else changed meanwhile. */
export class KnowledgeCardChanged extends DomainError {
  readonly code = 'KNOWLEDGE_CARD_CHANGED';
  readonly kind = 'conflict';
}

/** Questions on prices alone, and no goods there to ask the price of. */
export class TrainingNoPrices extends DomainError {
  readonly code = 'TRAINING_NO_PRICES';
  readonly kind = 'precondition';
}

/** params: tries: it was begun as often as the course lets on one day. */
export class TrainingTriesUsed extends DomainError {
  readonly code = 'TRAINING_TRIES_USED';
  readonly kind = 'precondition';
}

/** Somebody excused them already, or took it back. */
export class TrainingExcuseChanged extends DomainError {
  readonly code = 'TRAINING_EXCUSE_CHANGED';
  readonly kind = 'conflict';
}

/** Nobody excuses themselves. */
export class OwnTrainingExcuse extends DomainError {
  readonly code = 'OWN_TRAINING_EXCUSE';
  readonly kind = 'forbidden';
}
