import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { requireActor } from '@/server/platform/command';
import type { ActorContext, Context } from '@/server/platform/context';
import { longDb } from '@/server/platform/db';
import { RequestConflict } from '@/server/platform/errors';
import { type CheckedImport, checkImport } from './check-import';
import { claimRun, endRun, letRunGo, type RunHold } from './hold-run';
import type { ImportRequest, ImportResult } from './import-request';
import { keepLayout } from './layouts';
import { previewChanges } from './preview-changes';
import { mayWrite } from './rows-to-plan';
import { beginRun } from './run-of-file';
import { storedResult } from './run-progress';
import { writePlan } from './write-plan';

/** What a file would change, and every row that is odd; nothing is written. @throws as checkImport, Forbidden, Unauthenticated */
export async function previewImport(ctx: Context, request: ImportRequest): Promise<ImportResult> {
  const allowed = requireActor(ctx, 'imports.run', null);
  return previewed(allowed, await checkImport(ctx, request));
}

/**
 * Brings a products file in, in the process that asks: for the command line. Screens start a run (`start-import`) that a worker
 * works off by the same steps.
 * @throws FileRefused, NotFound (store), ImportUnderWay, Forbidden, Unauthenticated, RequestConflict
 */
export async function importProducts(ctx: Context, request: ImportRequest): Promise<ImportResult> {
  const allowed = requireActor(ctx, 'imports.run', null);
  if (request.dryRun) return previewImport(ctx, request);
  const fileHash = createHash('sha256')
    .update(await readFile(request.file.path))
    .digest('hex');
  const first = await ctx.db.importRun.findUnique({ where: { id: request.requestId } });
  if (first && (first.fileHash !== fileHash || first.personId !== allowed.actor.personId))
    throw new RequestConflict();
  if (first?.state === 'DONE') return storedResult(first.result);
  let hold: RunHold | undefined;
  try {
    const result = await bringIn(allowed, request, async () => {
      hold = await holdOf(allowed, request, fileHash);
      return hold;
    });
    if (hold) await endRun(longDb(), hold, { state: 'DONE', result });
    return result;
  } catch (error) {
    if (hold) await letRunGo(longDb(), hold, { state: 'FAILED' });
    throw error;
  }
}

async function holdOf(ctx: ActorContext, request: ImportRequest, fileHash: string): Promise<RunHold> {
  await beginRun(ctx, { runId: request.requestId, fileName: request.file.name, fileHash });
  const claimed = await claimRun(longDb(), request.requestId);
  if (!claimed) throw new RequestConflict();
  return claimed.hold;
}

/**
 * Checks the file and, once every row is sound or with `skipBad` its good rows, writes it in pieces that each leave the book
 * whole, so that selling goes on beside it. The same again changes nothing: products are the same, and opening stock posts only
 * where a product never moved.
 * @param begin called when there is something to write
 */
export async function bringIn(
  ctx: ActorContext,
  request: ImportRequest,
  begin: () => Promise<RunHold>,
): Promise<ImportResult> {
  const found = await checkImport(ctx, request);
  const { checked, plan, result, badRows, storeIds } = found;
  if (!mayWrite(result.errors, request)) return previewed(ctx, found);
  const written = await writePlan(ctx, plan, {
    hold: await begin(),
    fileName: request.file.name,
    storeIds,
    onWritten: (done, total) => request.onProgress?.({ step: 'writing', done, total }),
  });
  await keepLayout(ctx, request.file.path, {
    headings: checked.headings,
    kind: checked.facts.kind,
    answers: checked.answers,
  });
  const badRowsPath = (await badRows?.close()) ?? null;
  return { ...result, ...written, written: true, head: [], badRowsPath };
}

async function previewed(
  ctx: ActorContext,
  { checked, plan, result, badRows }: CheckedImport,
): Promise<ImportResult> {
  const badRowsPath = (await badRows?.close()) ?? null;
  const changes = checked.headingsKnown ? await previewChanges(ctx, plan) : null;
  return { ...result, changes, badRowsPath };
}
