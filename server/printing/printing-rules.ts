/** By whom a store's receipts are printed. */
export const PRINT_ROUTES = ['BROWSER', 'AGENT'] as const;
export type PrintRoute = (typeof PRINT_ROUTES)[number];

export const PRINT_STATES = ['QUEUED', 'PRINTED', 'FAILED'] as const;
export type PrintState = (typeof PRINT_STATES)[number];

/** A paper nobody printed by then is worth nothing any more, ms. */
export const PAPER_LASTS_MS = 24 * 3_600_000;

/** A drawer opens for a sale that was just made, never when its printer comes back hours later, ms. */
export const KICK_LASTS_MS = 60_000;

/** A paper whose agent fell silent is given out again, ms: longer than an agent tries one. */
export const TAKEN_FOR_MS = 60_000;

/** An agent that did not ask for so long is away, ms. */
export const AGENT_GONE_MS = 30_000;

/** Papers that wait for one printer at most: past them something else is wrong. */
export const MOST_WAITING = 200;

/** What a store's printer is said to be. */
export function standingOf(
  { seenAt, awaySince }: { seenAt: Date | null; awaySince: Date | null },
  now: Date,
): 'THERE' | 'NO_AGENT' | 'NO_PRINTER' {
  if (!seenAt || now.getTime() - seenAt.getTime() > AGENT_GONE_MS) return 'NO_AGENT';
  return awaySince ? 'NO_PRINTER' : 'THERE';
}
