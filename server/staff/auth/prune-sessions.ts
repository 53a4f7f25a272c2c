import type { Db } from '@/server/platform/db';
import { pruneInPieces } from '@/server/platform/prune-in-pieces';

const KEPT_MS = 90 * 24 * 3_600_000;

/** Forgets sessions and tries to sign in that are long over; the audit trail keeps who signed in. Returns how many. */
export async function pruneSessions(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_MS);
  const sessions = await pruneInPieces(
    (size) => db.$executeRaw`DELETE FROM auth_session WHERE id IN (
      SELECT id FROM auth_session WHERE expires_at < ${before}::timestamptz OR ended_at < ${before}::timestamptz LIMIT ${size})`,
  );
  const tries = await pruneInPieces(
    (size) => db.$executeRaw`DELETE FROM sign_in_attempt WHERE subject IN (
      SELECT subject FROM sign_in_attempt WHERE last_at < ${before}::timestamptz LIMIT ${size})`,
  );
  return sessions + tries;
}
