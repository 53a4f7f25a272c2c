import type { RateLimiterPostgres } from 'rate-limiter-flexible';
import { networkOf } from '@/lib/network-of.mjs';
import { writeSecurityEvent } from '@/server/audit/write-security-event';
import type { Db } from '@/server/platform/db';
import { Busy, Unavailable } from '@/server/platform/errors';
import { limiterOf, takePoint } from '@/server/platform/limiter';
import { requestFrame } from '@/server/platform/log';
import { SignInLocked } from '../errors';

/** Tries that fail at a door, a minute: of one network, of one enrolled device or known browser, and of all networks together. */
const BY_ADDRESS = 30;
const BY_DEVICE = 60;
const IN_TOTAL = 300;
const MINUTE_S = 60;

interface Limits {
  byAddress: RateLimiterPostgres;
  byDevice: RateLimiterPostgres;
  inTotal: RateLimiterPostgres;
}

/** What is tried; each is counted by itself, so that a flood of made-up codes keeps nobody from signing in. */
type Door = 'password' | 'enrolment' | 'setup' | 'calendar' | 'printer';

export interface WhoTries {
  door: Door;
  /** The enrolled device, or the browser the person signed in with before: a flood from elsewhere does not count against it. */
  known?: string | null;
}

/**
 * Runs a try at the door, unless too many failed of late from where it comes; one that succeeds does not count. Only in the
 * web server: a script has no address. @throws SignInLocked
 */
export async function withinLimits<T>(db: Db, { door, known }: WhoTries, work: () => Promise<T>): Promise<T> {
  const address = requestFrame()?.address;
  if (address === undefined) return work();
  const { byAddress, byDevice, inTotal } = limits();
  const counts: [RateLimiterPostgres, string][] = known
    ? [[byDevice, known]]
    : [
        [byAddress, `${door}:${networkOf(address)}`],
        [inTotal, door],
      ];
  for (const [limiter, key] of counts) await consume(db, limiter, key, address);
  const giveBack = () =>
    Promise.all(counts.map(([limiter, key]) => limiter.reward(key, 1).catch(() => undefined)));
  try {
    const result = await work();
    await giveBack();
    return result;
  } catch (error) {
    // Ours, not theirs: nothing was tried.
    if (error instanceof Busy || error instanceof Unavailable) await giveBack();
    throw error;
  }
}

async function consume(db: Db, limiter: RateLimiterPostgres, key: string, address: string): Promise<void> {
  const refused = await takePoint(limiter, key);
  if (!refused) return;
  // Once, when it comes to it; what follows is refused from memory.
  if (refused.isFirst)
    await writeSecurityEvent(db, {
      action: 'auth.limited',
      subjectKind: 'address',
      subjectId: address,
      after: { tries: limiter.points },
      now: new Date(),
    });
  throw new SignInLocked({ seconds: refused.waitSeconds });
}

function limits(): Limits {
  const make = (name: string, points: number) => limiterOf(name, { points, seconds: MINUTE_S });
  return {
    byAddress: make('address', BY_ADDRESS),
    byDevice: make('device', BY_DEVICE),
    inTotal: make('total', IN_TOTAL),
  };
}
