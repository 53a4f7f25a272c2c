import type { Db } from '@/server/platform/db';
import { attempt, SIGN_IN, type Tried } from './attempts';
import { secretMatches } from './hash-secret';

/**
 * Is this the person's PIN? Wrong tries count per person and `by`: the device, or whoever holds the phone it is typed on.
 * @throws SignInRefused, SignInLocked
 */
export async function verifyPin(
  db: Db,
  by: string,
  personId: string,
  pin: string,
  now: Date,
  device: Tried['device'] = null,
): Promise<void> {
  const person = await db.person.findUnique({
    where: { id: personId },
    select: { pinHash: true, deactivatedAt: true },
  });
  const hash = person && !person.deactivatedAt ? person.pinHash : null;
  const tried = person ? { personId, device } : undefined;
  const subject = `pin:${by}:${personId}`;
  await attempt(db, subject, now, () => secretMatches(pin, hash), SIGN_IN, tried);
}
