import { writeSecurityEvent } from '@/server/audit/write-security-event';
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

/** Whose secret is tried, for the audit trail; of a name that is nobody's nothing is written. */
export interface Tried {
  personId: string;
  device?: { id: string; storeId: string } | null;
}

/** How long to wait after this many wrong tries in a row, ms. */
export function waitAfter(failures: number, policy: AttemptPolicy = SIGN_IN): number {
  if (failures < policy.freeTries) return 0;
  return Math.min(policy.firstWaitMs * 2 ** (failures - policy.freeTries), policy.longestWaitMs);
}

/**
 * Lets a subject try a secret. A try is counted as wrong before it is checked and taken back when it was right: many at once
 * count as many, and the check, which is slow on purpose, holds no row and no connection.
 * @throws SignInLocked while waiting, the policy's refusal when the check says no
 */
export async function attempt(
  db: Db,
  subject: string,
  now: Date,
  check: () => Promise<boolean>,
  policy: AttemptPolicy = SIGN_IN,
  tried?: Tried,
): Promise<void> {
  await prune(db, now);
  const failures = await countTry(db, subject, now, policy);
  const isRight = await check().catch(async (error: unknown) => {
    // Nothing was found out: a queue too long or a database away is no wrong try.
    await takeBack(db, subject).catch(() => undefined);
    throw error;
  });
  if (isRight) {
    await db.signInAttempt.updateMany({
      where: { subject },
      data: { failures: 0, lastAt: now, lockedUntil: null },
    });
    return;
  }
  const waitMs = waitAfter(failures, policy);
  if (tried) {
    await writeSecurityEvent(db, {
      action: waitMs > 0 ? 'auth.locked' : 'auth.signInFailed',
      subjectKind: 'person',
      subjectId: tried.personId,
      personId: tried.personId,
      device: tried.device ?? null,
      after: { failures, ...(waitMs > 0 && { seconds: waitMs / 1000 }) },
      now,
    });
  }
  throw waitMs > 0 ? new SignInLocked({ seconds: Math.ceil(waitMs / 1000) }) : policy.refusal();
}

/** How many tries in a row are wrong if this one is; it waits, if that is too many, until it is known to be right. */
async function countTry(db: Db, subject: string, now: Date, policy: AttemptPolicy): Promise<number> {
  const stale = new Date(now.getTime() - policy.forgottenAfterMs);
  const [counted] = await db.$queryRaw<{ failures: number }[]>`
    INSERT INTO sign_in_attempt AS a (subject, failures, last_at, locked_until)
    VALUES (${subject}, 1, ${now}, ${lockAfter(1, now, policy)}::timestamptz)
    ON CONFLICT (subject) DO UPDATE SET
      failures = CASE WHEN a.last_at < ${stale} THEN 1 ELSE a.failures + 1 END,
      last_at = ${now},
      locked_until = CASE WHEN a.last_at < ${stale} OR a.failures + 1 < ${policy.freeTries} THEN NULL
        ELSE ${now}::timestamptz + LEAST(${policy.longestWaitMs}::float8,
          ${policy.firstWaitMs}::float8 * 2 ^ LEAST(a.failures + 1 - ${policy.freeTries}, 30)) * interval '1 millisecond' END
    WHERE a.locked_until IS NULL OR a.locked_until <= ${now}
    RETURNING failures`;
  if (counted) return counted.failures;
  const known = await db.signInAttempt.findUnique({ where: { subject }, select: { lockedUntil: true } });
  const waitMs = (known?.lockedUntil?.getTime() ?? now.getTime()) - now.getTime();
  throw new SignInLocked({ seconds: Math.max(1, Math.ceil(waitMs / 1000)) });
}

/** The wait, if this try began it, ends with it: what waited already was not let in to be counted. */
async function takeBack(db: Db, subject: string): Promise<void> {
  await db.signInAttempt.updateMany({
    where: { subject, failures: { gt: 0 } },
    data: { failures: { decrement: 1 }, lockedUntil: null },
  });
}

function lockAfter(failures: number, now: Date, policy: AttemptPolicy): Date | null {
  const waitMs = waitAfter(failures, policy);
  return waitMs > 0 ? new Date(now.getTime() + waitMs) : null;
}

const PRUNE_EVERY_MS = 10 * 60_000;
let prunedAt: number | undefined;

/** Tries that no longer count leave no row: names made up by a guesser are without end. */
async function prune(db: Db, now: Date): Promise<void> {
  const at = performance.now();
  if (prunedAt !== undefined && at - prunedAt < PRUNE_EVERY_MS) return;
  prunedAt = at;
  await pruneAttempts(db, now);
}

/** Takes away the counts nothing has been added to for longer than any policy remembers. */
export async function pruneAttempts(db: Db, now: Date): Promise<number> {
  const old = new Date(now.getTime() - SIGN_IN.forgottenAfterMs);
  const { count } = await db.signInAttempt.deleteMany({
    where: { lastAt: { lt: old }, OR: [{ lockedUntil: null }, { lockedUntil: { lte: now } }] },
  });
  return count;
}
