import type { ImportState } from '@/generated/prisma/client';
import type { Db, Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import type { ImportResult } from './import-request';
import { type RunFailure, type WrittenSoFar, writtenSoFar } from './run-progress';

/**
 * Whoever is at a run and was silent for so long is gone, s; they say that they live every two. One who was only slow loses the run,
 * and writes no piece more.
 */
export const SILENT_S = 8;
const SPEAKS_EVERY_MS = 2_000;

/** Being at a run: who was taken for dead and is not finds that it is somebody else's, and writes nothing more. */
export interface RunHold {
  runId: string;
  token: string;
}

/** The run is held by somebody else meanwhile, or has ended. */
export class RunLost extends Error {}

/** Takes a run that nobody is at. Null: somebody is, or it has ended. */
export async function claimRun(db: Db, runId: string): Promise<{ hold: RunHold } | null> {
  const token = newId();
  const taken = await db.$executeRaw`
    UPDATE import_run SET holder = ${token}::uuid, alive_at = now(), progress = 0, total = 0
    WHERE id = ${runId}::uuid AND state = 'RUNNING'
      AND (holder IS NULL OR alive_at < now() - make_interval(secs => ${SILENT_S}))`;
  return taken === 1 ? { hold: { runId, token } } : null;
}

/** Says every two seconds that somebody is at the run, and how many rows were read. @returns what ends it */
export function keepSaying(db: Db, hold: RunHold, rowsRead: () => number | null): () => void {
  const say = async () => {
    const read = rowsRead();
    await db.$executeRaw`
      UPDATE import_run SET alive_at = now(), progress = CASE WHEN total = 0 THEN coalesce(${read}::int, progress) ELSE progress END
      WHERE id = ${hold.runId}::uuid AND holder = ${hold.token}::uuid`;
  };
  // A database that is away for a moment is told the next time.
  const timer = setInterval(() => void say().catch(() => undefined), SPEAKS_EVERY_MS);
  return () => clearInterval(timer);
}

/** What one piece wrote, in the piece's own transaction. */
export interface WrittenPiece {
  created?: number;
  posted?: { store: string; lines: number };
  done: number;
  total: number;
}

/** Counts a piece into the run it belongs to. @throws RunLost: the piece must not be written */
export async function countPiece(tx: Tx, hold: RunHold, piece: WrittenPiece): Promise<WrittenSoFar> {
  const [row] = await tx.$queryRaw<{ written: unknown }[]>`
    SELECT written FROM import_run WHERE id = ${hold.runId}::uuid AND holder = ${hold.token}::uuid AND state = 'RUNNING' FOR UPDATE`;
  if (!row) throw new RunLost();
  const { created, posted } = writtenSoFar.parse(row.written);
  const of = piece.posted;
  const written = {
    created: created + (piece.created ?? 0),
    posted: of ? { ...posted, [of.store]: (posted[of.store] ?? 0) + of.lines } : posted,
  };
  await tx.$executeRaw`
    UPDATE import_run SET written = ${JSON.stringify(written)}::jsonb, progress = ${piece.done}, total = ${piece.total}, alive_at = now()
    WHERE id = ${hold.runId}::uuid`;
  return written;
}

/** How a run ended. */
export interface RunEnd {
  state: Exclude<ImportState, 'RUNNING'>;
  result?: ImportResult;
  failure?: RunFailure;
  leftOutId?: string;
  leftOutWithoutCostId?: string;
}

/** Ends the run. @throws RunLost when somebody else is at it */
export async function endRun(db: Db | Tx, hold: RunHold, end: RunEnd): Promise<void> {
  if (!(await letRunGo(db, hold, end))) throw new RunLost();
}

/** Ends the run, or (without an end) leaves it to whoever comes next. False: it was not ours any more. */
export async function letRunGo(db: Db | Tx, hold: RunHold, end?: RunEnd): Promise<boolean> {
  const taken = await db.$executeRaw`
    UPDATE import_run SET holder = NULL, state = ${end?.state ?? 'RUNNING'}::"ImportState",
      finished_at = CASE WHEN ${end !== undefined} THEN now() END,
      result = coalesce(${jsonOf(end?.result)}::jsonb, result), failure = ${jsonOf(end?.failure)}::jsonb,
      left_out_id = ${end?.leftOutId ?? null}::uuid, left_out_without_cost_id = ${end?.leftOutWithoutCostId ?? null}::uuid
    WHERE id = ${hold.runId}::uuid AND holder = ${hold.token}::uuid AND state = 'RUNNING'`;
  return taken === 1;
}

function jsonOf(value: object | undefined): string | null {
  return value ? JSON.stringify(value) : null;
}
