import type { Db } from '@/server/platform/db';
import { SignInLocked, SignInRefused } from '../errors';

/** Wrong tries before the first wait. */
const FREE_TRIES = 5;
/** First wait, ms; each further wrong try doubles it. */
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 3_600_000;

/** How long to wait after this many wrong tries in a row, ms. */
export function waitAfter(failures: number): number {
  if (failures < FREE_TRIES) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE_TRIES), LONGEST_WAIT_MS);
}

/**
 * Lets a subject try a secret: wrong tries are counted on the server under a lock on the subject's row, so that many at
 * once count as many. The count commits although the try is refused.
 * @throws SignInLocked while waiting, SignInRefused when the check says no
 */
export async function attempt(
  db: Db,
  subject: string,
  now: Date,
  check: () => Promise<boolean>,
): Promise<void> {
  const refusal = await db.$transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO sign_in_attempt (subject, last_at) VALUES (${subject}, ${now}) ON CONFLICT DO NOTHING`;
    await tx.$queryRaw`SELECT 1 AS locked FROM sign_in_attempt WHERE subject = ${subject} FOR UPDATE`;
    const known = await tx.signInAttempt.findUniqueOrThrow({ where: { subject } });
    if (known.lockedUntil && known.lockedUntil > now) {
      return new SignInLocked({ seconds: Math.ceil((known.lockedUntil.getTime() - now.getTime()) / 1000) });
    }
    if (await check()) {
      await tx.signInAttempt.delete({ where: { subject } });
      return null;
    }
    const failures = known.failures + 1;
    const wait = waitAfter(failures);
    await tx.signInAttempt.update({
      where: { subject },
      data: { failures, lastAt: now, lockedUntil: wait > 0 ? new Date(now.getTime() + wait) : null },
    });
    return wait > 0 ? new SignInLocked({ seconds: wait / 1000 }) : new SignInRefused();
  });
  if (refusal) throw refusal;
}
