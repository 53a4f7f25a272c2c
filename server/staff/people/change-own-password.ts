import type { z } from 'zod';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import type { ActorContext } from '@/server/platform/context';
import { attempt, SIGN_IN } from '../auth/attempts';
import { forgetSessions } from '../auth/get-actor';
import { hashSecret, secretMatches } from '../auth/hash-secret';
import { LoginMissing, PasswordTooCommon, PasswordWrong } from '../errors';
import { endSessionsOf, lockPerson } from '../internal';
import type { changeOwnPasswordInput } from './person-schema';
import { refusePoorPassword } from './refuse-password';

/**
 * A person's own new office password, against the old one; wrong tries wait as those at the door do, by a count of
 * their own: the one of the door anybody can use up. Their other office sessions end. A request that comes again after a lost answer finds the new password in place and is content.
 * @throws LoginMissing, PasswordTooCommon, PasswordWrong, SignInLocked
 */
export async function changeOwnPassword(
  ctx: ActorContext,
  { current, password, requestId }: z.output<typeof changeOwnPasswordInput>,
): Promise<{ personId: string }> {
  const { personId } = ctx.actor;
  const known = await ctx.db.person.findUniqueOrThrow({ where: { id: personId } });
  const { login } = known;
  if (!login || !known.passwordHash) throw new LoginMissing();
  await refusePoorPassword(password, known);
  const done = await ctx.db.auditEntry.findFirst({
    where: { actorId: personId, subjectId: personId, action: 'people.changeOwnPassword', requestId },
    select: { id: true },
  });
  if (done && (await secretMatches(password, known.passwordHash))) return { personId };
  await attempt(
    ctx.db,
    `own:${personId}`,
    ctx.now,
    () => secretMatches(current, known.passwordHash),
    {
      ...SIGN_IN,
      refusal: () => new PasswordWrong(),
    },
    { personId },
  );
  if (password === current) throw new PasswordTooCommon({ problem: 'passwordSame' });
  const passwordHash = await hashSecret(password);
  await ctx.db.$transaction(async (tx) => {
    const person = await lockPerson(tx, personId);
    // Somebody set another one in between: that one stays.
    if (person.passwordHash !== known.passwordHash) throw new PasswordWrong();
    await tx.person.update({ where: { id: personId }, data: { passwordHash, mustChangePassword: false } });
    await endSessionsOf(tx, ctx, personId, { deviceId: null });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'people.changeOwnPassword',
      subjectKind: 'person',
      subjectId: personId,
      after: { name: person.name },
      requestId,
    });
  });
  forgetSessions();
  return { personId };
}
