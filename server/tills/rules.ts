/** Notes and coins of the yuan, fen, largest first. */
export const DENOMINATIONS_FEN = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10, 5, 2, 1] as const;

/** The most a drawer's float or one of its movements may be, fen. */
export const MAX_DRAWER_FEN = 100_000_000;

/** What a count by denomination adds up to, fen. `pieces` is keyed by denomination in fen. */
export function countedCash(pieces: Readonly<Record<string, number>>): number {
  return Object.entries(pieces).reduce((sum, [denomination, count]) => sum + Number(denomination) * count, 0);
}

/** Does a difference need a manager before the till may close? */
export function differenceNeedsApproval(differenceFen: number, limitFen: number): boolean {
  return Math.abs(differenceFen) > limitFen;
}

/** A count and its one recount: more against figures that were told would be guessing. */
export const COUNTS_OF_SAME_BOOKS = 2;

/** What was booked of a session, as a count saw it or as it stands. */
export interface BookedState {
  /** Tickets and cash movements; null of counts from before it was kept. */
  bookedRows: number | null;
  expectedFen: number;
}

/** Did money move after a count? In and out of the same amount is a movement too. */
export function movedAfter(counted: BookedState, now: BookedState): boolean {
  return counted.bookedRows === null || now.bookedRows === null
    ? counted.expectedFen !== now.expectedFen
    : counted.bookedRows !== now.bookedRows;
}

export interface TenderCount {
  kind: string;
  /** Null: nobody counted it. */
  countedFen: number | null;
  expectedFen: number;
  /** Counted less expected; null while it is not counted. */
  differenceFen: number | null;
}

/** What was counted of each tender beside what the tickets say; a tender nobody took and nobody counted is left out. */
export function tenderCountsOf(
  counted: Readonly<Record<string, number | null>>,
  expected: Readonly<Record<string, number>>,
): TenderCount[] {
  const kinds = [...new Set([...Object.keys(expected), ...Object.keys(counted)])].sort();
  return kinds.flatMap((kind) => {
    const countedFen = counted[kind] ?? null;
    const expectedFen = expected[kind] ?? 0;
    if (expectedFen === 0 && !countedFen) return [];
    const differenceFen = countedFen === null ? null : countedFen - expectedFen;
    return [{ kind, countedFen, expectedFen, differenceFen }];
  });
}

/** Is anything that was counted over or short? Then somebody says why. */
export function needsReason(cashDifferenceFen: number, tenders: readonly TenderCount[]): boolean {
  return (
    cashDifferenceFen !== 0 ||
    tenders.some(({ differenceFen }) => differenceFen !== null && differenceFen !== 0)
  );
}

/** Beyond this nobody hands over more than there is to pay in notes, fen. */
const MOST_NOTES_FEN = 5_000_000;
const SENSIBLE_STEPS_FEN = [1, 5_000, 10_000, 50_000, 100_000] as const;

/**
 * Cash a customer is likely to hand over: exactly what is to be paid, then the next fifty, hundred, five hundred and thousand yuan,
 * each once. 12,340 fen gives 123.40, 150, 200, 500, 1,000.
 */
export function sensibleCash(totalFen: number): number[] {
  const sums = SENSIBLE_STEPS_FEN.map((step) => Math.ceil(totalFen / step) * step);
  return [...new Set(sums)].filter((sum) => sum > 0 && sum <= MOST_NOTES_FEN);
}
