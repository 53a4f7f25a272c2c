import type { Db } from '@/server/platform/db';
import { PinLocked, PinWrong, SignInLocked } from '../errors';
import { attempt, SIGN_IN, type Tried } from './attempts';
import { secretMatches } from './hash-secret';

/**
 * Is this the person's PIN, typed to sign in? Wrong tries count per person and `by`: the device, or whoever holds the phone it is
 * typed on. @throws SignInRefused, SignInLocked
 */
export async function verifyPin(
  db: Db,
  by: string,
  personId: string,
  pin: string,
  now: Date,
  device: Tried['device'] = null,
): Promise<void> {
  const { hash, tried } = await pinOf(db, personId, device);
  await attempt(db, `pin:${by}:${personId}`, now, () => secretMatches(pin, hash), SIGN_IN, tried);
}

/**
 * Is this the person's PIN, typed on somebody else's screen to allow or to sign something? It has tries of its own: whoever holds
 * the screen can use those up, and never the person's own way in. @throws PinWrong, PinLocked, which say whose
 */
export async function verifyWord(
  db: Db,
  by: string,
  personId: string,
  pin: string,
  now: Date,
  device: Tried['device'] = null,
): Promise<void> {
  const { hash, name, tried } = await pinOf(db, personId, device);
  const policy = { ...SIGN_IN, refusal: () => new PinWrong({ name }) };
  try {
    await attempt(db, `word:${by}:${personId}`, now, () => secretMatches(pin, hash), policy, tried);
  } catch (error) {
    throw error instanceof SignInLocked ? new PinLocked({ ...error.params, name }) : error;
  }
}

async function pinOf(db: Db, personId: string, device: Tried['device']) {
  const person = await db.person.findUnique({
    where: { id: personId },
    select: { name: true, pinHash: true, deactivatedAt: true },
  });
  return {
    hash: person && !person.deactivatedAt ? person.pinHash : null,
    name: person?.name ?? '',
    tried: person ? { personId, device: device ?? null } : undefined,
  };
}
