import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ActorContext, Context } from '@/server/platform/context';
import { longDb } from '@/server/platform/db';
import { RequestConflict } from '@/server/platform/errors';
import { claimRun, endRun, letRunGo, type RunHold } from './hold-run';
import type { ImportRequest, ImportResult } from './import-request';
import { CHECKS, type FoundOfKind, requireImporter } from './kinds';
import { keepLayout } from './layouts';
import { mayWrite } from './rows-to-plan';
import { beginRun } from './run-of-file';
import { storedResult } from './run-progress';

/** What a file would change, and every row that is odd; nothing is written. @throws as checkImport, Forbidden, Unauthenticated */
export async function previewImport(ctx: Context, request: ImportRequest): Promise<ImportResult> {
  const allowed = requireImporter(ctx, request.kind);
  return previewed(await CHECKS[request.kind ?? 'PRODUCTS'](allowed, request));
}

/**
 * Brings a file in, in the process that asks: for the command line. Screens start a run (`start-import`) that a worker
 * works off by the same steps.
 * @throws FileRefused, NotFound (store), ImportUnderWay, Forbidden, Unauthenticated, RequestConflict
 */
export async function importProducts(ctx: Context, request: ImportRequest): Promise<ImportResult> {
  const allowed = requireImporter(ctx, request.kind);
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
  await beginRun(ctx, {
    runId: request.requestId,
    fileName: request.file.name,
    fileHash,
    kind: request.kind ?? 'PRODUCTS',
  });
  const claimed = await claimRun(longDb(), request.requestId);
  if (!claimed) throw new RequestConflict();
  return claimed.hold;
}

/**
 * Checks the file and, once every row is sound or with `skipBad` its good rows, writes it in pieces that each leave the book
 * whole, so that selling goes on beside it. The same again changes nothing: what came in is the same, and opening stock and balances
 * post only where nothing ever moved.
 * @param begin called when there is something to write
 */
export async function bringIn(
  ctx: ActorContext,
  request: ImportRequest,
  begin: () => Promise<RunHold>,
): Promise<ImportResult> {
  const kind = request.kind ?? 'PRODUCTS';
  const found = await CHECKS[kind](ctx, request);
  const { checked, result, badRows } = found;
  if (!mayWrite(result.errors, request)) return previewed(found);
  const written = await found.write({
    hold: await begin(),
    fileName: request.file.name,
    onWritten: (done, total) => request.onProgress?.({ step: 'writing', done, total }),
  });
  await keepLayout(ctx, request.file.path, {
    headings: checked.headings,
    kind,
    written: checked.facts.kind,
    answers: checked.answers,
  });
  const badRowsPath = (await badRows?.close()) ?? null;
  return { ...result, ...written, written: true, head: [], badRowsPath };
}

async function previewed(found: FoundOfKind): Promise<ImportResult> {
  const badRowsPath = (await found.badRows?.close()) ?? null;
  const changes = found.checked.headingsKnown ? await found.changes() : null;
  return { ...found.result, changes, badRowsPath };
}
