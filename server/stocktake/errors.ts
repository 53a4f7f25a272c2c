import { DomainError } from '@/server/platform/errors';

/** params: state: the stocktake is not in a state that allows this. */
export class StocktakeStateWrong extends DomainError {
  readonly code = 'STOCKTAKE_STATE_WRONG';
  readonly kind = 'precondition';
}

/** Nothing stands where this stocktake would look. */
export class StocktakeNothing extends DomainError {
  readonly code = 'STOCKTAKE_NOTHING';
  readonly kind = 'invalid';
}

/** params: number: another stocktake counts the same shelves now. */
export class StocktakeOverlaps extends DomainError {
  readonly code = 'STOCKTAKE_OVERLAPS';
  readonly kind = 'conflict';
}

/** The sheet was handed in; counts that come later wait for it to be opened again. */
export class CountSheetFinished extends DomainError {
  readonly code = 'COUNT_SHEET_FINISHED';
  readonly kind = 'precondition';
}

/** The sheet is another person's. */
export class CountSheetOfAnother extends DomainError {
  readonly code = 'COUNT_SHEET_OF_ANOTHER';
  readonly kind = 'forbidden';
}

/** params: count: sheets on which somebody still counts. */
export class StillCounting extends DomainError {
  readonly code = 'STILL_COUNTING';
  readonly kind = 'precondition';
}

/** params: count: lines that were not counted and not decided. */
export class UncountedUndecided extends DomainError {
  readonly code = 'UNCOUNTED_UNDECIDED';
  readonly kind = 'precondition';
}

/** params: count: differences beyond the limit that were not counted again. */
export class RecountOutstanding extends DomainError {
  readonly code = 'RECOUNT_OUTSTANDING';
  readonly kind = 'precondition';
}

/** Nothing differs beyond the limit. */
export class NothingToRecount extends DomainError {
  readonly code = 'NOTHING_TO_RECOUNT';
  readonly kind = 'precondition';
}

/** params: seen, now: variances moved since the manager looked. */
export class VariancesMoved extends DomainError {
  readonly code = 'VARIANCES_MOVED';
  readonly kind = 'conflict';
}

/** A line that is not of this stocktake, or a decision that does not fit it. */
export class LineNotDecidable extends DomainError {
  readonly code = 'LINE_NOT_DECIDABLE';
  readonly kind = 'invalid';
}

/** params: count, first: codes of a file that no product has. */
export class CountCodesUnknown extends DomainError {
  readonly code = 'COUNT_CODES_UNKNOWN';
  readonly kind = 'invalid';
}

/** params: count, first, problem: rows of a file that cannot be counts here. */
export class CountRowsRefused extends DomainError {
  readonly code = 'COUNT_ROWS_REFUSED';
  readonly kind = 'invalid';
}
