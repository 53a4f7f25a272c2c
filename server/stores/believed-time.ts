import { isClockOff } from '@/server/platform/clocks';

/** A device clock may be this far ahead before its time is not believed, ms. */
const AHEAD_MS = 2 * 60_000;
/** What claims to be older than this was made by a wrong clock, ms. */
const BEHIND_MS = 45 * 24 * 3_600_000;

/**
 * A device's own time for an act, or the server's with the flag CLOCK when the device's clock is plainly wrong.
 * @param offsetMs how far the device's clock is ahead by its own word; flagged when they do not agree
 */
export function believedTime(
  occurredAt: Date,
  now: Date,
  offsetMs = 0,
): { occurredAt: Date; flags: string[] } {
  const offset = occurredAt.getTime() - now.getTime();
  return offset > AHEAD_MS || offset < -BEHIND_MS
    ? { occurredAt: now, flags: ['CLOCK'] }
    : { occurredAt, flags: isClockOff(offsetMs) ? ['CLOCK'] : [] };
}
