import type { PinVerifier, TabletStore } from './tablet-store';

/** How long the server's word is good for, ms, and how many tries may be wrong. */
export const OFFLINE_PIN = { lifeMs: 72 * 3_600_000, tries: 5 } as const;
const ROUNDS = 300_000;

export type OfflineAnswer = 'right' | 'wrong' | 'gone';

/** Keeps what is needed to know this PIN again; over plain http browsers lend no cryptography, and nothing is kept. */
export async function rememberPin(
  store: TabletStore,
  person: { id: string; name: string; initials: string; storeId: string },
  pin: string,
  now = Date.now(),
): Promise<void> {
  if (globalThis.crypto?.subtle === undefined) return;
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const { id: personId, name, initials, storeId } = person;
  const hash = await hashOf(pin, salt);
  const verifier = { personId, name, initials, storeId, salt, hash, since: now, tries: 0, permissions: [] };
  await store.pins.put(verifier);
}

/** What the person may do, as the server says while it answers. */
export async function rememberRights(
  store: TabletStore,
  personId: string,
  permissions: readonly string[],
): Promise<void> {
  await store.pins.update(personId, { permissions });
}

/** Who may try to unlock this tablet without the server. */
export async function offlinePeople(
  store: TabletStore,
  storeId: string,
  now = Date.now(),
): Promise<PinVerifier[]> {
  const all = await store.pins.toArray();
  return all.filter((verifier) => verifier.storeId === storeId && isGood(verifier, now));
}

/**
 * Is it the person's PIN? A try counts before it is looked at, on the disk, so that neither a reload nor a power cut gives it back;
 * after five wrong ones, or three days, only the server can say.
 */
export async function checkPinOffline(
  store: TabletStore,
  personId: string,
  pin: string,
  now = Date.now(),
): Promise<OfflineAnswer> {
  const verifier = await store.transaction('rw', store.pins, async () => {
    const known = await store.pins.get(personId);
    if (!known) return null;
    if (!isGood(known, now)) {
      await store.pins.delete(personId);
      return null;
    }
    await store.pins.update(personId, { tries: known.tries + 1 });
    return known;
  });
  if (!verifier) return 'gone';
  const hash = await hashOf(pin, verifier.salt);
  if (hash.every((byte, index) => byte === verifier.hash[index])) {
    await store.pins.update(personId, { tries: 0 });
    return 'right';
  }
  return verifier.tries + 1 >= OFFLINE_PIN.tries ? 'gone' : 'wrong';
}

/** A clock that was put back proves nothing. */
function isGood({ since, tries }: PinVerifier, now: number): boolean {
  return tries < OFFLINE_PIN.tries && now >= since && now - since <= OFFLINE_PIN.lifeMs;
}

async function hashOf(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const way = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS };
  return new Uint8Array(await crypto.subtle.deriveBits(way, key, 256));
}
