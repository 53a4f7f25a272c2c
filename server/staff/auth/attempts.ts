import type { Db } from '@/server/platform/db';
import type { DomainError } from '@/server/platform/errors';
import { SignInLocked, SignInRefused } from '../errors';

/** How patient a lock is. */
export interface AttemptPolicy {
  /** Wrong tries before the first wait. */
  freeTries: number;
  /** First wait, ms; each further wrong try doubles it. */
  firstWaitMs: number;
  longestWaitMs: number;
  /** Wrong tries this far back no longer count, ms. */
  forgottenAfterMs: number;
  refusal: () => DomainError;
}

/** A person's PIN or password. */
export const SIGN_IN: AttemptPolicy = {
  freeTries: 5,
  firstWaitMs: 30_000,
  longestWaitMs: 3_600_000,
  forgottenAfterMs: 24 * 3_600_000,
  refusal: () => new SignInRefused(),
};

/** How long to wait after this many wrong tries in a row, ms. */
export function waitAfter(failures: number, policy: AttemptPolicy = SIGN_IN): number {
  if (failures < policy.freeTries) return 0;
  return Math.min(policy.firstWaitMs * 2 ** (failures - policy.freeTries), policy.longestWaitMs);
}

/**
 * Lets a subject try a secret: wrong tries are counted on the server under a lock on the subject's row, so that many at
 * once count as many. The count commits although the try is refused.
 * @throws SignInLocked while waiting, the policy's refusal when the check says no
 */
export async function attempt(
  db: Db,
  subject: string,
  now: Date,
  check: () => Promise<boolean>,
  policy: AttemptPolicy = SIGN_IN,
): Promise<void> {
  // A flood against a locked subject must not queue for its row and hold the pool's connections.
  const before = await db.signInAttempt.findUnique({ where: { subject } });
  if (before) refuseWhileLocked(before, now);
  const refusal = await db.$transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO sign_in_attempt (subject, last_at) VALUES (${subject}, ${now}) ON CONFLICT DO NOTHING`;
    await tx.$queryRaw`SELECT 1 AS locked FROM sign_in_attempt WHERE subject = ${subject} FOR UPDATE`;
    const known = await tx.signInAttempt.findUniqueOrThrow({ where: { subject } });
    refuseWhileLocked(known, now);
    if (await check()) {
      // Kept rather than deleted: who waits for its lock must find it.
      await tx.signInAttempt.update({
        where: { subject },
        data: { failures: 0, lastAt: now, lockedUntil: null },
      });
      return null;
    }
    const stale = now.getTime() - known.lastAt.getTime() > policy.forgottenAfterMs;
    const failures = (stale ? 0 : known.failures) + 1;
    const wait = waitAfter(failures, policy);
    await tx.signInAttempt.update({
      where: { subject },
      data: { failures, lastAt: now, lockedUntil: wait > 0 ? new Date(now.getTime() + wait) : null },
    });
    return wait > 0 ? new SignInLocked({ seconds: Math.ceil(wait / 1000) }) : policy.refusal();
  });
  if (refusal) throw refusal;
}

function refuseWhileLocked(known: { lockedUntil: Date | null }, now: Date): void {
  if (!known.lockedUntil || known.lockedUntil <= now) return;
  throw new SignInLocked({ seconds: Math.ceil((known.lockedUntil.getTime() - now.getTime()) / 1000) });
}
