import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { requireActor } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import { NotFound } from '@/server/platform/errors';
import { perProcess } from '@/server/platform/per-process';
import { id } from '@/server/platform/schema';
import { companyProcedure, router } from '@/server/platform/trpc';
import { badRowWords } from './bad-row-words';
import { FileRefused } from './errors';
import { importProducts } from './import-products';
import type { ImportProgress } from './import-request';
import { restoredResult } from './keep-run';
import { reconcileProcedures } from './reconciliation/router';
import { columnChoiceSchema, fileAnswersSchema } from './schema';
import { badRowsPath, isThere, removeFile, uploadPath } from './uploads';

const request = z.object({
  requestId: id,
  uploadId: id,
  fileName: z.string().min(1).max(200),
  storeCode: z.string().max(8).optional(),
  choice: columnChoiceSchema.optional(),
  answers: fileAnswersSchema.optional(),
  headingRow: z.number().int().min(1).max(20).optional(),
  dryRun: z.boolean(),
  skipBad: z.boolean().default(false),
});
type ImportOfUpload = z.output<typeof request>;

/** Steps of imports under way in this process, for their progress bars, keyed by person and request. */
const progress = perProcess('import-progress', () => new Map<string, ImportProgress>());
const keyOf = (personId: string, requestId: string) => `${personId} ${requestId}`;

export const importsRouter = router({
  ...reconcileProcedures,
  products: companyProcedure('imports.run')
    .input(request)
    .mutation(({ ctx, input }) => importUpload(requireActor(ctx, 'imports.run', null), input)),
  progress: companyProcedure('imports.run')
    .input(z.object({ requestId: id }))
    .query(async ({ ctx, input }) => {
      const { personId } = await ownerOf(requireActor(ctx, 'imports.run', null), input.requestId);
      return progress.get(keyOf(personId, input.requestId)) ?? null;
    }),
  badRows: companyProcedure('imports.run')
    .input(z.object({ requestId: id }))
    .query(async ({ ctx, input }) => {
      const { personId } = await ownerOf(requireActor(ctx, 'imports.run', null), input.requestId);
      const seesCost = ctx.may('costs.see', null);
      return readFile(badRowsPath(personId, input.requestId, seesCost), 'utf8').catch(() => {
        throw new NotFound({ noun: 'file' });
      });
    }),
});

/**
 * Whose import a request names, as far as the actor may know: their own, and for who may read every import whoever ran it.
 * Another's is as if it were not there.
 */
async function ownerOf(ctx: ActorContext, requestId: string): Promise<{ personId: string }> {
  const own = { personId: ctx.actor.personId };
  if (!ctx.may('imports.readAll', null)) return own;
  const run = await ctx.db.importRun.findUnique({ where: { id: requestId }, select: { personId: true } });
  return run?.personId ? { personId: run.personId } : own;
}

/**
 * Imports what the actor uploaded. The file stays for the next try while rows are wrong or only looked at, and goes once
 * it is written, or refused as a whole.
 */
async function importUpload(ctx: ActorContext, input: ImportOfUpload) {
  const { uploadId, fileName, ...rest } = input;
  const { personId } = ctx.actor;
  const file = uploadPath(personId, uploadId);
  if (!(await isThere(file))) return firstResultOf(ctx, input.requestId);
  const key = keyOf(personId, input.requestId);
  try {
    const result = await importProducts(ctx, {
      ...rest,
      file: { path: file, name: fileName },
      badRows: input.skipBad
        ? {
            path: badRowsPath(personId, input.requestId),
            withoutCostPath: badRowsPath(personId, input.requestId, false),
            words: badRowWords(ctx.locale),
          }
        : undefined,
      onProgress: (step) => progress.set(key, step),
    });
    if (result.written) await removeFile(file);
    return result;
  } catch (error) {
    // Of one whose encoding is unknown the person says it and tries again.
    const again = error instanceof FileRefused && error.code === 'FILE_ENCODING_UNKNOWN';
    if (!again && error instanceof FileRefused) await removeFile(file);
    throw error;
  } finally {
    progress.delete(key);
  }
}

/** What an import answered whose file is gone since. @throws NotFound */
async function firstResultOf(ctx: ActorContext, requestId: string) {
  const run = await ctx.db.importRun.findUnique({ where: { id: requestId } });
  if (run?.state !== 'DONE' || run.personId !== ctx.actor.personId) throw new NotFound({ noun: 'file' });
  return restoredResult(run.result);
}
