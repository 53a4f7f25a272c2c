import type { Prisma } from '@/generated/prisma/client';
import type { ActorContext } from '@/server/platform/context';
import { longDb, type Tx } from '@/server/platform/db';
import { ImportUnderWay } from './errors';
import { SILENT_S } from './hold-run';
import type { ImportKind } from './rules';

export const INTERRUPTED = 'IMPORT_INTERRUPTED';

export interface RunOfFile {
  id: string;
  personId: string | null;
  fileId: string | null;
}

/**
 * The run that brings the same bytes in at this moment, or null. Starts of one file wait for each other here. One without a stored file
 * (of the command line) whose process is gone is ended: nobody will go on with it.
 */
export async function runUnderWay(tx: Tx, fileHash: string): Promise<RunOfFile | null> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`import ${fileHash}`}, 1))::text`;
  await tx.$executeRaw`
    UPDATE import_run SET state = 'FAILED', holder = NULL, finished_at = now(), failure = ${JSON.stringify({ code: INTERRUPTED, params: {} })}::jsonb
    WHERE file_hash = ${fileHash} AND state = 'RUNNING' AND file_id IS NULL
      AND (alive_at IS NULL OR alive_at < now() - make_interval(secs => ${SILENT_S}))`;
  return tx.importRun.findFirst({
    where: { fileHash, state: 'RUNNING' },
    select: { id: true, personId: true, fileId: true },
  });
}

/** Begins a run of a file that no server keeps, or begins it again. @throws ImportUnderWay */
export async function beginRun(
  ctx: ActorContext,
  of: { runId: string; fileName: string; fileHash: string; kind: ImportKind },
): Promise<void> {
  await longDb().$transaction(async (tx) => {
    const other = await runUnderWay(tx, of.fileHash);
    if (other && other.id !== of.runId) throw new ImportUnderWay();
    const again = runBegins();
    await tx.importRun.upsert({
      where: { id: of.runId },
      create: {
        id: of.runId,
        fileName: of.fileName,
        fileHash: of.fileHash,
        kind: of.kind,
        columns: {},
        personId: ctx.actor.personId,
        startedAt: ctx.now,
        ...again,
      },
      update: again,
    });
  });
}

/** What a run is like when it begins, for the first time or again; what it wrote before stays counted. */
export function runBegins() {
  return {
    state: 'RUNNING',
    progress: 0,
    total: 0,
    holder: null,
    aliveAt: null,
    finishedAt: null,
  } satisfies Prisma.ImportRunUpdateInput;
}
