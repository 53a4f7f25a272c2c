import type { Db } from '@/server/platform/db';
import { pruneInPieces } from '@/server/platform/prune-in-pieces';

const KEPT_MS = 90 * 24 * 3_600_000;

/** Forgets events that every job has heard of long ago; the audit trail keeps what was done. Returns how many. */
export function pruneEvents(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_MS);
  return pruneInPieces(
    (size) => db.$executeRaw`DELETE FROM domain_event WHERE (scope_id, id) IN (
      SELECT scope_id, id FROM domain_event WHERE recorded_at < ${before}::timestamptz ORDER BY recorded_at LIMIT ${size})`,
  );
}
