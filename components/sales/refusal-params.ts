/** What a refusal's sentence names and nobody kept: a dash stands there. */
export const UNNAMED = {
  name: '–',
  expected: '–',
  decimals: '–',
  day: '–',
  line: '–',
  left: '–',
  reference: '–',
};

/** What the tablet said a ticket came to that was not booked, fen. */
export function totalSaid(payload: unknown): number | null {
  if (typeof payload !== 'object' || payload === null || !('totalFen' in payload)) return null;
  return typeof payload.totalFen === 'number' ? payload.totalFen : null;
}
