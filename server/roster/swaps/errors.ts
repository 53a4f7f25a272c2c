import { DomainError } from '@/server/platform/errors';

export class SwapUnknown extends DomainError {
  readonly code = 'SWAP_UNKNOWN';
  readonly kind = 'not_found';
}

/** Somebody took it, it was decided, withdrawn, or the shift was changed meanwhile. */
export class SwapStateWrong extends DomainError {
  readonly code = 'SWAP_STATE_WRONG';
  readonly kind = 'precondition';
}

/** The shift has a request that is still open. */
export class SwapTwice extends DomainError {
  readonly code = 'SWAP_TWICE';
  readonly kind = 'precondition';
}

/** It is somebody else's shift, or offered to somebody else; nobody decides their own. */
export class SwapOfAnother extends DomainError {
  readonly code = 'SWAP_OF_ANOTHER';
  readonly kind = 'forbidden';
}

/** The shift has begun, is not published, or is planned otherwise by now. */
export class SwapShiftChanged extends DomainError {
  readonly code = 'SWAP_SHIFT_CHANGED';
  readonly kind = 'precondition';
}

/** A part is the beginning or the end of the shift, and leaves some of it. */
export class SwapPartWrong extends DomainError {
  readonly code = 'SWAP_PART_WRONG';
  readonly kind = 'invalid';
}
