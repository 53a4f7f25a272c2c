import type { FillProblem } from './problem';

/** What trading turns at the end takes of two people, ms, and the most of the time that is kept for it. */
const SETTLING_MS = 0.15;
const SETTLING_SHARE = 0.5;

/** Time kept for the last trades of turns, ms: they are not cut off half-way. */
export function settlingMs({ people, turns = [] }: FillProblem, seconds: number): number {
  if (turns.length === 0) return 0;
  return Math.min(SETTLING_MS * people.length ** 2, seconds * 1000 * SETTLING_SHARE);
}
