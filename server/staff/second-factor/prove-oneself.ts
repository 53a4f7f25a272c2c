import type { z } from 'zod';
import type { ActorContext } from '@/server/platform/context';
import { attempt, SIGN_IN } from '../auth/attempts';
import { withinLimits } from '../auth/flood-limits';
import { forgetSessions } from '../auth/get-actor';
import { secretMatches } from '../auth/hash-secret';
import { LoginMissing, ProofWrong } from '../errors';
import type { proveInput } from './second-factor-schema';
import { verifyCode } from './verify-code';

/**
 * The person of this session gives the password again, and the code where they have a second factor: for some minutes it counts as
 * just given. Wrong tries wait as those at the door. Doing it again does it again. @throws ProofWrong, CodeWrong, SignInLocked, LoginMissing
 */
export async function proveOneself(
  ctx: ActorContext,
  { password, code }: z.output<typeof proveInput>,
): Promise<{ provedAt: Date }> {
  const { personId, sessionId } = ctx.actor;
  const person = await ctx.db.person.findUniqueOrThrow({
    where: { id: personId },
    select: { passwordHash: true, secondFactor: { select: { confirmedAt: true } } },
  });
  const session = await ctx.db.authSession.findUnique({ where: { id: sessionId ?? personId } });
  // Six digits on a tablet become no office by a password typed there.
  if (!person.passwordHash || !session || session.deviceId !== null) throw new LoginMissing();
  const policy = { ...SIGN_IN, refusal: () => new ProofWrong() };
  const isRight = () => secretMatches(password, person.passwordHash);
  await withinLimits(ctx.db, { door: 'password', known: personId }, async () => {
    await attempt(ctx.db, `own:${personId}`, ctx.now, isRight, policy, { personId });
    if (person.secondFactor?.confirmedAt)
      // The session is whole: whoever has the password alone cannot use up its tries.
      await verifyCode(ctx.db, { personId, knownBrowser: session.id }, code, ctx.now);
  });
  await ctx.db.authSession.update({ where: { id: session.id }, data: { provedAt: ctx.now } });
  forgetSessions();
  return { provedAt: ctx.now };
}
