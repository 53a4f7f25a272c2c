import type { Db } from '@/server/platform/db';
import { pruneInPieces } from '@/server/platform/prune-in-pieces';

/** Forgets papers whose day is over, printed or not. Returns how many. */
export function prunePrints(db: Db, now: Date): Promise<number> {
  return pruneInPieces(
    (size) => db.$executeRaw`DELETE FROM print_job WHERE (store_id, id) IN (
      SELECT store_id, id FROM print_job WHERE expires_at < ${now}::timestamptz LIMIT ${size})`,
  );
}
