import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ImportRun } from '@/generated/prisma/client';
import { keepMadeFile } from '@/server/attachments/add-attachment';
import { attachmentBytes } from '@/server/attachments/queries';
import type { ImportActor } from '@/server/platform/actor';
import { outage } from '@/server/platform/command';
import type { ActorContext, Context } from '@/server/platform/context';
import { type Db, longDb, type Tx } from '@/server/platform/db';
import { DomainError, Forbidden, NotFound } from '@/server/platform/errors';
import { COMPANY_SCOPE } from '@/server/platform/ids';
import { LookAgain } from '@/server/platform/look-again';
import { unforeseen } from '@/server/platform/unforeseen';
import { actingPerson } from '@/server/staff/people/acting-person';
import { badRowWords } from './bad-row-words';
import { claimRun, endRun, keepSaying, letRunGo, type RunEnd, type RunHold, RunLost } from './hold-run';
import { IMPORT_FILE, LEFT_OUT_ROWS } from './import-kinds';
import { bringIn } from './import-products';
import type { ImportRequest } from './import-request';
import { requireImporter, resultToKeep } from './kinds';
import type { SourceFile } from './read-file/read-rows';
import { importKind, keptRequest } from './run-request';
import { withWorkingCopy } from './working-copy';

/** Makes the context of an import that goes on in a person's name. */
export type ContextOfImport = (actor: ImportActor, locale: string) => Context;

/**
 * Works off a run that somebody started, or goes on with one whose worker died: each piece is written and counted together, so
 * that nothing is doubled whoever tries how often. Ends it with what came of it; a database that is away leaves it to the next try.
 */
export async function runImport(db: Db, runId: string, contextOf: ContextOfImport): Promise<void> {
  const claimed = await claimRun(db, runId);
  if (!claimed) return refuseWhileHeld(db, runId);
  const { hold } = claimed;
  let rowsRead: number | null = null;
  const endSaying = keepSaying(db, hold, () => rowsRead);
  try {
    await work(db, hold, contextOf, (rows) => {
      rowsRead = rows;
    });
  } catch (error) {
    if (error instanceof RunLost) return;
    if (isPassing(error)) {
      await letRunGo(db, hold).catch(() => undefined);
      throw error;
    }
    const { code, params } = error instanceof DomainError ? error : unforeseen(error);
    await letRunGo(db, hold, { state: 'FAILED', failure: { code, params } });
  } finally {
    endSaying();
  }
}

/** A run that has ended is done. One that somebody is at is looked at again later: they may die. */
async function refuseWhileHeld(db: Db, runId: string): Promise<void> {
  const running = await db.importRun.count({ where: { id: runId, state: 'RUNNING' } });
  if (running > 0) throw new LookAgain(`import ${runId} is worked off by another worker`);
}

function isPassing(error: unknown): boolean {
  return outage(error) !== null || (error instanceof DomainError && error.retryable);
}

async function work(
  db: Db,
  hold: RunHold,
  contextOf: ContextOfImport,
  onRead: (rows: number) => void,
): Promise<void> {
  const run = await db.importRun.findUniqueOrThrow({ where: { id: hold.runId } });
  const said = keptRequest.parse(run.request);
  const ctx = await contextOfRun(db, run, said.locale, contextOf);
  const content = run.fileId
    ? await attachmentBytes(db, { storeId: COMPANY_SCOPE, id: run.fileId, kind: IMPORT_FILE })
    : null;
  if (!content) throw new NotFound({ noun: 'file' });
  await withWorkingCopy({ content, name: run.fileName }, ctx.now, async (file, folder) => {
    const kind = importKind.parse(run.kind);
    const request = { ...requestOf(run.id, file, folder, said), kind, locale: said.locale };
    const result = await bringIn(
      ctx,
      {
        ...request,
        onProgress: ({ step, done }) => {
          if (step === 'reading') onRead(done);
        },
      },
      async () => hold,
    );
    const end = {
      state: result.written ? 'DONE' : 'PREVIEWED',
      result: resultToKeep(kind, result),
    } as const;
    await longDb().$transaction(async (tx) =>
      endRun(tx, hold, { ...end, ...(result.written ? await keepLeftOut(tx, ctx, request) : {}) }),
    );
  });
}

/** The person may do it still, at this moment: rights that went meanwhile end the run. @throws Forbidden */
async function contextOfRun(
  db: Db,
  run: Pick<ImportRun, 'id' | 'personId' | 'kind'>,
  locale: string,
  contextOf: ContextOfImport,
): Promise<ActorContext> {
  const person = run.personId ? await actingPerson(db, run.personId) : null;
  if (!person) throw new Forbidden({ permission: 'imports.run' });
  const actor: ImportActor = { ...person, kind: 'IMPORT', device: null, runId: run.id };
  return requireImporter(contextOf(actor, locale), importKind.parse(run.kind));
}

function requestOf(
  runId: string,
  file: SourceFile,
  folder: string,
  { locale, ...said }: ReturnType<typeof keptRequest.parse>,
): ImportRequest {
  const badRows = {
    path: path.join(folder, 'left-out.csv'),
    withoutCostPath: path.join(folder, 'left-out-without-cost.csv'),
    words: badRowWords(locale),
  };
  return { ...said, requestId: runId, file, dryRun: false, ...(said.skipBad ? { badRows } : {}) };
}

/** Stores the rows that were left out, where every server finds them. */
async function keepLeftOut(
  tx: Tx,
  ctx: ActorContext,
  { badRows }: ImportRequest,
): Promise<Pick<RunEnd, 'leftOutId' | 'leftOutWithoutCostId'>> {
  const keep = async (file: string | undefined) => {
    const content = file ? await readFile(file).catch(() => null) : null;
    if (!content) return undefined;
    const of = { storeId: COMPANY_SCOPE, kind: LEFT_OUT_ROWS, content: new Uint8Array(content) };
    return (await keepMadeFile(tx, ctx, of)).attachmentId;
  };
  const [leftOutId, leftOutWithoutCostId] = [await keep(badRows?.path), await keep(badRows?.withoutCostPath)];
  return { ...(leftOutId ? { leftOutId } : {}), ...(leftOutWithoutCostId ? { leftOutWithoutCostId } : {}) };
}
