import { hasClerkRightsAlone } from './offline-rules';
import type { PinVerifier, TabletStore } from './tablet-store';

/** How long the server's word is good for, ms, and how many tries may be wrong. */
export const OFFLINE_PIN = { lifeMs: 72 * 3_600_000, tries: 5 } as const;
const ROUNDS = 300_000;
const SEAL = { name: 'HMAC', hash: 'SHA-256' } as const;

export type OfflineAnswer = 'right' | 'wrong' | 'gone';

/**
 * Keeps what is needed to know this PIN again, sealed by a key of this browser that no script can read out: copied elsewhere it says nothing of
 * six digits. It opens nothing before `rememberRights` says that a clerk's rights are all they have. Over plain http browsers lend no
 * cryptography, and nothing is kept.
 */
export async function rememberPin(
  store: TabletStore,
  person: { id: string; name: string; initials: string; storeId: string },
  pin: string,
  now = Date.now(),
): Promise<void> {
  if (globalThis.crypto?.subtle === undefined) return;
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const { id: personId, name, initials, storeId } = person;
  const hash = await sealed(await sealOf(store), await hashOf(pin, salt));
  const permissions: readonly string[] = (await store.pins.get(personId))?.permissions ?? [];
  const known = { personId, name, initials, storeId, salt, hash, sealed: true, since: now, tries: 0 };
  await store.pins.put({ ...known, permissions });
}

/** What the person may do, as the server says while it answers. Of whoever is more than a clerk no PIN is known here. */
export async function rememberRights(
  store: TabletStore,
  personId: string,
  permissions: readonly string[],
  clerkPermissions: readonly string[],
): Promise<void> {
  if (hasClerkRightsAlone(permissions, clerkPermissions)) await store.pins.update(personId, { permissions });
  else await store.pins.delete(personId);
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
  const own = await hashOf(pin, verifier.salt);
  // What an earlier version kept has no seal; it is three days old at most.
  const hash = verifier.sealed ? await sealed(await sealOf(store), own) : own;
  if (hash.every((byte, index) => byte === verifier.hash[index])) {
    await store.pins.update(personId, { tries: 0 });
    return 'right';
  }
  return verifier.tries + 1 >= OFFLINE_PIN.tries ? 'gone' : 'wrong';
}

/** A clock that was put back proves nothing, and nobody has no rights. */
function isGood({ since, tries, permissions }: PinVerifier, now: number): boolean {
  const isYoung = now >= since && now - since <= OFFLINE_PIN.lifeMs;
  return tries < OFFLINE_PIN.tries && isYoung && permissions.length > 0;
}

/** The browser's own key: made once, used where it lies, never readable. */
async function sealOf(store: TabletStore): Promise<CryptoKey> {
  const known = await store.keys.get('seal');
  if (known) return known.key;
  const key = await crypto.subtle.generateKey({ ...SEAL, length: 256 }, false, ['sign']);
  // Of two windows that make one the first counts.
  return store.transaction('rw', store.keys, async () => {
    const first = await store.keys.get('seal');
    if (first) return first.key;
    await store.keys.put({ id: 'seal', key });
    return key;
  });
}

async function sealed(key: CryptoKey, hash: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign(SEAL.name, key, hash));
}

async function hashOf(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const way = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS };
  return new Uint8Array(await crypto.subtle.deriveBits(way, key, 256));
}
