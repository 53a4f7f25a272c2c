import { z } from 'zod';
import { signWithPin } from '@/server/handovers/sign-with-pin';
import type { ActorContext } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { DutySignerUnknown } from './errors';

/** A PIN as it is typed. It is checked before the command and never gets into the request's record. */
export const pin = z.string().regex(/^\d{6}$/);

/** @throws DutySignerUnknown */
export async function requireSigner(reader: Reader, storeId: string, personId: string): Promise<void> {
  if (!(await staffAllowed(reader, 'duty.keep', storeId)).has(personId)) throw new DutySignerUnknown();
}

/** Each signs on the phone of whoever asks, in that order. @throws DutySignerUnknown, PinWrong, PinLocked */
export async function signAll(
  ctx: ActorContext,
  storeId: string,
  signers: readonly { personId: string; pin: string }[],
): Promise<void> {
  // Before the slow hashes: ids can be made up without end.
  for (const { personId } of signers) await requireSigner(ctx.db, storeId, personId);
  for (const signer of signers) await signWithPin(ctx, signer.personId, signer.pin);
}
