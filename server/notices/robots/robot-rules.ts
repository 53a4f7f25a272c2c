/** Both platforms take 20 messages a minute of one robot. */
export const MESSAGES_A_MINUTE = 20;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 3_600_000;
/** What could not be said for a day is old news. */
export const GIVEN_UP_AFTER_MS = 24 * 3_600_000;

/** Until the next try after so many that failed, ms. */
export function waitAfter(tries: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, tries - 1));
}

/**
 * What a robot says next: one message, or, as the minute's last, all that is left; nothing when the minute is full.
 * @param spoken messages within the last minute
 */
export function nextTurn<M>(waiting: readonly M[], spoken: number): readonly M[] {
  const room = MESSAGES_A_MINUTE - spoken;
  if (room <= 0) return [];
  return room === 1 ? waiting : waiting.slice(0, 1);
}
