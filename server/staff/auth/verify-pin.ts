import type { Db } from '@/server/platform/db';
import { attempt } from './attempts';
import { secretMatches } from './hash-secret';

/**
 * Is this the person's PIN, typed on this device? Wrong tries count per device and person.
 * @throws SignInRefused, SignInLocked
 */
export async function verifyPin(
  db: Db,
  deviceId: string,
  personId: string,
  pin: string,
  now: Date,
): Promise<void> {
  const person = await db.person.findUnique({
    where: { id: personId },
    select: { pinHash: true, deactivatedAt: true },
  });
  const hash = person && !person.deactivatedAt ? person.pinHash : null;
  await attempt(db, `pin:${deviceId}:${personId}`, now, () => secretMatches(pin, hash));
}
