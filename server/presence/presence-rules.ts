/** Of which documents it is said who has them open. */
export type LookedAt = 'COMPLAINT' | 'INCIDENT';

/** A page that is open says so this often, ms. */
export const LOOKS_EVERY_MS = 10_000;

/** Whoever was silent for so long has left, ms: two beats that were lost on a bad line, and one more. */
export const GONE_AFTER_MS = 25_000;

/** More than anybody reads beside a heading. */
export const MOST_SHOWN = 20;
