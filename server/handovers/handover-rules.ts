/** A count older than this is taken as this old, ms: nobody stands at a shelf longer. */
const LONGEST_MS = 4 * 3_600_000;

/**
 * The server's moment of a count: as long before it arrived as the phone says it was before it was sent, whatever the
 * phone's clock shows.
 */
export function momentOfCount(countedAt: Date, sentAt: Date, arrivedAt: Date): Date {
  const age = Math.min(Math.max(0, sentAt.getTime() - countedAt.getTime()), LONGEST_MS);
  return new Date(arrivedAt.getTime() - age);
}
