import { noteSecurityEvent } from '@/server/audit/write-security-event';
import type { Db } from '@/server/platform/db';
import { requestFrame } from '@/server/platform/log';

/** Most entries a process writes in ten minutes, from however many addresses. */
const BUCKETS = 32;

/**
 * Somebody tried a name that is nobody's: that it was tried and from where is in the trail, what was typed is not, for people type
 * their password there. Once in ten minutes for each of a few dozen groups of addresses.
 */
export async function noteUnknownName(db: Db, now: Date): Promise<void> {
  const address = requestFrame()?.address ?? '';
  let hash = 0;
  for (const char of address) hash = (hash * 31 + char.charCodeAt(0)) % BUCKETS;
  await noteSecurityEvent(db, `unknown name ${hash}`, {
    action: 'auth.signInFailed',
    subjectKind: 'signIn',
    subjectId: 'unknown',
    after: { unknownName: true },
    now,
  });
}
