import type { ActorContext } from '@/server/platform/context';
import { verifyWord } from '@/server/staff/auth/verify-pin';

/**
 * Somebody signs on the phone of whoever asks, giving or taking. Wrong tries count per person who holds the phone, or per counter, and
 * person who signs. @throws PinWrong, PinLocked
 */
export function signWithPin(ctx: ActorContext, personId: string, pin: string): Promise<void> {
  const by = ctx.actor.device?.id ?? ctx.actor.personId;
  return verifyWord(ctx.db, by, personId, pin, ctx.now, ctx.actor.device);
}
