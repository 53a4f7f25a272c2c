/** How a dispute ends: the line stays whose it was, goes whole to who claimed it, or is shared. */
export const OUTCOMES = ['STAYS', 'MOVED', 'SHARED'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Most people who share a line: those it was shared by, and who claims it. */
export const MOST_SHARING = 6;

interface Share {
  personId: string;
  shareBp: number;
}

/**
 * Why shares are none: they name somebody twice or who has nothing to do with it, do not come to the whole, or are one person's alone.
 * Null: they may stand.
 * @param mayHave who claims the line and whose it is
 */
export function sharesProblem(
  shares: readonly Share[],
  mayHave: readonly string[],
): 'people' | 'whole' | null {
  const people = shares.map(({ personId }) => personId);
  if (people.length < 2 || new Set(people).size !== people.length) return 'people';
  if (people.some((person) => !mayHave.includes(person))) return 'people';
  if (shares.some(({ shareBp }) => shareBp <= 0)) return 'whole';
  return shares.reduce((sum, { shareBp }) => sum + shareBp, 0) === WHOLE ? null : 'whole';
}

/** Basis points. */
const WHOLE = 10_000;

/** Is it shared as it was before? */
export function isSameShare(before: readonly Share[], after: readonly Share[]): boolean {
  return (
    before.length === after.length &&
    before.every((one) =>
      after.some(({ personId, shareBp }) => personId === one.personId && shareBp === one.shareBp),
    )
  );
}
