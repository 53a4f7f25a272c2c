import { writeSecurityEvent } from '@/server/audit/write-security-event';
import type { Db } from '@/server/platform/db';
import { attempt, SIGN_IN } from '../auth/attempts';
import { CodeWrong, RecoveryCodeWrong } from '../errors';
import { hashRecoveryCode } from './recovery-codes';
import { openSecret } from './sealed-secret';
import { totpStep } from './totp';

/** Whose code is typed, and in which browser, where it is one of theirs. */
export interface CodeOf {
  personId: string;
  knownBrowser: string | null;
}

/**
 * Is this the code of the moment on the person's phone, or a recovery code not used yet? Each is good for once. Wrong tries wait as
 * those at a password do; a browser where the person signed in before has a count of its own. @throws CodeWrong, RecoveryCodeWrong,
 * SignInLocked
 */
export async function verifyCode(
  db: Db,
  { personId, knownBrowser }: CodeOf,
  code: string,
  now: Date,
): Promise<void> {
  const subject = knownBrowser === null ? `code:${personId}` : `code:${personId}:${knownBrowser}`;
  // Nothing, or digits mistyped, were meant as the phone's.
  const policy = {
    ...SIGN_IN,
    refusal: () => (/[^\d\s]/.test(code) ? new RecoveryCodeWrong() : new CodeWrong()),
  };
  await attempt(db, subject, now, () => takeCode(db, personId, code, now), policy, { personId });
}

/** Six digits are of the phone; anything else is meant as a recovery code. */
function isOfPhone(typed: string): boolean {
  return /^\d{6}$/.test(typed.replace(/\s/g, ''));
}

/** Takes a code, if it is right: the same one is wrong from now on, also for one who sends it at the same moment. */
async function takeCode(db: Db, personId: string, typed: string, now: Date): Promise<boolean> {
  return isOfPhone(typed)
    ? takeTotp(db, personId, typed.replace(/\s/g, ''), now)
    : takeRecoveryCode(db, personId, typed, now);
}

async function takeTotp(db: Db, personId: string, code: string, now: Date): Promise<boolean> {
  const factor = await db.secondFactor.findUnique({ where: { personId } });
  const secret = factor?.confirmedAt ? openSecret(factor.sealedSecret, personId) : null;
  const step = secret === null ? null : totpStep(secret, code, now);
  if (step === null) return false;
  const { count } = await db.secondFactor.updateMany({
    where: { personId, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
    data: { lastStep: step },
  });
  return count === 1;
}

async function takeRecoveryCode(db: Db, personId: string, typed: string, now: Date): Promise<boolean> {
  const { count } = await db.recoveryCode.updateMany({
    where: { personId, codeHash: hashRecoveryCode(typed), usedAt: null },
    data: { usedAt: now },
  });
  if (count !== 1) return false;
  const left = await db.recoveryCode.count({ where: { personId, usedAt: null } });
  await writeSecurityEvent(db, {
    action: 'auth.useRecoveryCode',
    subjectKind: 'person',
    subjectId: personId,
    personId,
    after: { left },
    now,
  });
  return true;
}
