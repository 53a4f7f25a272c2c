import type { Db } from '@/server/platform/db';
import { pruneInPieces } from '@/server/platform/prune-in-pieces';

const KEPT_MS = 90 * 24 * 3_600_000;

/** Forgets notices of more than 90 days ago, read or not, and what robots said. Returns how many. */
export async function pruneNotices(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_MS);
  const notices = await pruneInPieces(
    (size) => db.$executeRaw`DELETE FROM notice WHERE (person_id, id) IN (
      SELECT person_id, id FROM notice WHERE raised_at < ${before}::timestamptz ORDER BY raised_at LIMIT ${size})`,
  );
  const said = await pruneInPieces(
    (size) => db.$executeRaw`DELETE FROM robot_message WHERE (robot_id, id) IN (
      SELECT robot_id, id FROM robot_message WHERE raised_at < ${before}::timestamptz ORDER BY raised_at LIMIT ${size})`,
  );
  return notices + said;
}
