import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { waitedForPools } from './db';
import { perProcess } from './per-process';

export interface Limit {
  /** So many in so many seconds, whichever servers they came to. */
  points: number;
  seconds: number;
}

const made = perProcess('limiters', () => new Map<string, { pool: object; limiter: RateLimiterPostgres }>());

/** The limiter of a name: counted in the database, what goes beyond it in memory. */
export function limiterOf(name: string, { points, seconds }: Limit): RateLimiterPostgres {
  const [pool] = waitedForPools();
  if (!pool) throw new Error('the pools are made with the client');
  const known = made.get(name);
  if (known?.pool === pool) return known.limiter;
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: seconds,
    clearExpiredByTimeout: true,
    inMemoryBlockOnConsumed: points + 1,
    inMemoryBlockDuration: seconds,
  });
  made.set(name, { pool, limiter });
  return limiter;
}

/** How long to wait, and whether it came to that just now; null: within the limit. */
export async function takePoint(
  limiter: RateLimiterPostgres,
  key: string,
): Promise<{ waitSeconds: number; isFirst: boolean } | null> {
  try {
    await limiter.consume(key, 1);
    return null;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return {
      waitSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)),
      isFirst: refused.consumedPoints === limiter.points + 1,
    };
  }
}
