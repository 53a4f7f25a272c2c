import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { requireProof } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { company } from '@/server/stores/queries';
import { attempt, SIGN_IN } from '../auth/attempts';
import { forgetSessions } from '../auth/get-actor';
import { CodeWrong, NothingToConfirm, SecondFactorAsked, SecondFactorHeld } from '../errors';
import { endSessionsOf, lockPerson } from '../internal';
import { asksSecondFactor } from './asks-second-factor';
import { replaceRecoveryCodes } from './recovery-codes';
import { openSecret, sealSecret } from './sealed-secret';
import { newTotpSecret, totpAddress, totpStep } from './totp';

// One's own second factor. These are no commands: a command's answer is remembered, and these hold secrets.

/** How it stands with one's own second factor. */
export async function ownSecondFactor({ db, actor }: ActorContext) {
  const { personId } = actor;
  const [factor, codesLeft, asked] = await Promise.all([
    db.secondFactor.findUnique({ where: { personId }, select: { confirmedAt: true } }),
    db.recoveryCode.count({ where: { personId, usedAt: null } }),
    asksSecondFactor(db, actor.grants),
  ]);
  return { since: factor?.confirmedAt ?? null, codesLeft, asked };
}

/** A new secret for the person's app; it asks for nothing before a code of it was right. @throws StepUpNeeded, SecondFactorHeld */
export async function beginSecondFactor(ctx: ActorContext): Promise<{ secret: string; address: string }> {
  await requireProof(ctx);
  const { personId } = ctx.actor;
  const [person, firm] = await Promise.all([
    ctx.db.person.findUniqueOrThrow({ where: { id: personId }, select: { login: true, name: true } }),
    company(ctx.db),
  ]);
  const secret = newTotpSecret();
  await ctx.db.$transaction(async (tx) => {
    await refuseHeld(tx, personId);
    const sealed = { sealedSecret: sealSecret(secret, personId), createdAt: ctx.now, lastStep: null };
    await tx.secondFactor.upsert({ where: { personId }, create: { personId, ...sealed }, update: sealed });
  });
  const issuer = `Daybook ${firm?.name ?? ''}`.trim().replaceAll(':', ' ');
  return { secret, address: totpAddress(secret, issuer, person.login ?? person.name) };
}

/**
 * The first code of the new secret: from now on it is asked for. Their other office sessions end.
 * @returns ten recovery codes, which are shown now and never again
 * @throws StepUpNeeded, NothingToConfirm, SecondFactorHeld, CodeWrong, SignInLocked
 */
export async function confirmSecondFactor(
  ctx: ActorContext,
  code: string,
): Promise<{ recoveryCodes: string[] }> {
  await requireProof(ctx);
  const { personId } = ctx.actor;
  const pending = await ctx.db.secondFactor.findUnique({ where: { personId } });
  if (!pending) throw new NothingToConfirm();
  if (pending.confirmedAt) throw new SecondFactorHeld();
  const secret = openSecret(pending.sealedSecret, personId);
  const step = secret === null ? null : totpStep(secret, code.replace(/\s/g, ''), ctx.now);
  const policy = { ...SIGN_IN, refusal: () => new CodeWrong() };
  await attempt(ctx.db, `code:${personId}`, ctx.now, async () => step !== null, policy, { personId });
  const recoveryCodes = await ctx.db.$transaction(async (tx) => {
    await refuseHeld(tx, personId);
    const { count } = await tx.secondFactor.updateMany({
      where: { personId, sealedSecret: pending.sealedSecret },
      data: { confirmedAt: ctx.now, lastStep: step },
    });
    if (count === 0) throw new NothingToConfirm();
    const codes = await replaceRecoveryCodes(tx, personId, ctx.now);
    await endSessionsOf(tx, ctx, personId, { deviceId: null });
    await audit(tx, ctx, 'auth.enrolSecondFactor');
    return codes;
  });
  forgetSessions();
  return { recoveryCodes };
}

/** Ten new recovery codes; the former ones are good for nothing. @throws StepUpNeeded, NothingToConfirm */
export async function renewRecoveryCodes(ctx: ActorContext): Promise<{ recoveryCodes: string[] }> {
  await requireProof(ctx);
  const { personId } = ctx.actor;
  const recoveryCodes = await ctx.db.$transaction(async (tx) => {
    await lockPerson(tx, personId);
    const factor = await tx.secondFactor.findUnique({ where: { personId } });
    if (!factor?.confirmedAt) throw new NothingToConfirm();
    await audit(tx, ctx, 'auth.renewRecoveryCodes');
    return replaceRecoveryCodes(tx, personId, ctx.now);
  });
  return { recoveryCodes };
}

/** One's own second factor away; again changes nothing. @throws StepUpNeeded, SecondFactorAsked */
export async function removeSecondFactor(ctx: ActorContext): Promise<void> {
  await requireProof(ctx);
  const { personId } = ctx.actor;
  await ctx.db.$transaction(async (tx) => {
    await lockPerson(tx, personId);
    if (await asksSecondFactor(tx, ctx.actor.grants)) throw new SecondFactorAsked();
    if (await dropSecondFactor(tx, personId)) await audit(tx, ctx, 'auth.removeSecondFactor');
  });
  forgetSessions();
}

/** Takes a person's second factor away with its recovery codes. @returns whether there was one */
export async function dropSecondFactor(tx: Tx, personId: string): Promise<boolean> {
  await tx.recoveryCode.deleteMany({ where: { personId } });
  const { count } = await tx.secondFactor.deleteMany({ where: { personId } });
  return count > 0;
}

async function refuseHeld(tx: Tx, personId: string): Promise<void> {
  await lockPerson(tx, personId);
  const held = await tx.secondFactor.count({ where: { personId, confirmedAt: { not: null } } });
  if (held > 0) throw new SecondFactorHeld();
}

async function audit(
  tx: Tx,
  ctx: ActorContext,
  action: 'auth.enrolSecondFactor' | 'auth.renewRecoveryCodes' | 'auth.removeSecondFactor',
): Promise<void> {
  const { personId, name } = ctx.actor;
  await writeAuditEntry(tx, ctx, {
    storeId: null,
    action,
    subjectKind: 'person',
    subjectId: personId,
    after: { name },
  });
}
