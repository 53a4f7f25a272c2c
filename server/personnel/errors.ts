import { DomainError } from '@/server/platform/errors';

/** No such note, or one in somebody else's file. */
export class PersonnelNoteUnknown extends DomainError {
  readonly code = 'PERSONNEL_NOTE_UNKNOWN';
  readonly kind = 'not_found';
}

/** Nobody writes in their own file, and nobody sets their own wage. */
export class OwnPersonnelFile extends DomainError {
  readonly code = 'OWN_PERSONNEL_FILE';
  readonly kind = 'precondition';
}

/** It was withdrawn before. */
export class PersonnelNoteWithdrawn extends DomainError {
  readonly code = 'PERSONNEL_NOTE_WITHDRAWN';
  readonly kind = 'conflict';
}

/** Somebody else's note: its writer withdraws it, or head office. */
export class PersonnelNoteOfAnother extends DomainError {
  readonly code = 'PERSONNEL_NOTE_OF_ANOTHER';
  readonly kind = 'precondition';
}

/** So many replies to one note are a talk to be had in person. */
export class PersonnelRepliesMany extends DomainError {
  readonly code = 'PERSONNEL_REPLIES_MANY';
  readonly kind = 'precondition';
}
