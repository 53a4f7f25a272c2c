import type { Db } from '@/server/platform/db';
import { pruneInPieces } from '@/server/platform/prune-in-pieces';

const KEPT_MS = 3_600_000;

/** Forgets who had what open an hour ago and more: whoever just went away never said that they left. Returns how many. */
export function pruneLooks(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_MS);
  return pruneInPieces(
    (size) => db.$executeRaw`DELETE FROM page_look WHERE (store_id, subject_kind, subject_id, person_id) IN (
      SELECT store_id, subject_kind, subject_id, person_id FROM page_look WHERE seen_at < ${before}::timestamptz LIMIT ${size})`,
  );
}
