import type { Db } from './db';
import { pruneInPieces } from './prune-in-pieces';

/** How long a request is answered again with its first result, ms; the database refuses to forget one earlier. */
export const REQUESTS_KEPT_MS = 90 * 24 * 3_600_000;

/** Forgets requests nobody repeats any more. Returns how many. */
export function pruneRequests(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - REQUESTS_KEPT_MS);
  return pruneInPieces(
    (size) => db.$executeRaw`DELETE FROM command_request WHERE (scope_id, request_id) IN (
      SELECT scope_id, request_id FROM command_request WHERE recorded_at < ${before}::timestamptz ORDER BY recorded_at LIMIT ${size})`,
  );
}
