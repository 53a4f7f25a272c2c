import { z } from 'zod';
import { requireActor } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import { NotFound } from '@/server/platform/errors';
import { perProcess } from '@/server/platform/per-process';
import { id } from '@/server/platform/schema';
import { storeProcedure } from '@/server/platform/trpc';
import { FileRefused } from '../errors';
import { isThere, removeFile, uploadPath } from '../uploads';
import { firstResultOf, type ReconcileProgress, reconcileFile } from './reconcile-file';
import { reconcileInput } from './schema';

/** Steps of runs under way in this process, for their progress bars, keyed by person and request. */
const progress = perProcess('reconcile-progress', () => new Map<string, ReconcileProgress>());
const keyOf = (personId: string, requestId: string) => `${personId} ${requestId}`;

/** Procedures of `imports`: the export was uploaded before, by the same person. */
export const reconcileProcedures = {
  reconcile: storeProcedure('reconciliation.reconcile')
    .input(reconcileInput)
    .mutation(({ ctx, input }) =>
      reconcileUpload(requireActor(ctx, 'reconciliation.reconcile', input.storeId), input),
    ),
  reconcileProgress: storeProcedure('reconciliation.reconcile')
    .input(z.object({ storeId: id, requestId: id }))
    .query(({ ctx, input }) => progress.get(keyOf(ctx.actor.personId, input.requestId)) ?? null),
};

/** The file stays for the next try while it is only looked at, and goes once it is written or refused as a whole. */
async function reconcileUpload(ctx: ActorContext, input: z.output<typeof reconcileInput>) {
  const { uploadId, fileName, ...rest } = input;
  const { personId } = ctx.actor;
  const file = uploadPath(personId, uploadId);
  if (!(await isThere(file))) {
    const first = await firstResultOf(ctx, input.storeId, input.requestId);
    if (!first) throw new NotFound({ noun: 'file' });
    return first;
  }
  const key = keyOf(personId, input.requestId);
  try {
    const result = await reconcileFile(ctx, {
      ...rest,
      file: { path: file, name: fileName },
      onProgress: (step) => progress.set(key, step),
    });
    if (result.reconciliationId) await removeFile(file);
    return result;
  } catch (error) {
    // Of one whose encoding is unknown the person says it and tries again.
    const again = error instanceof FileRefused && error.code === 'FILE_ENCODING_UNKNOWN';
    if (error instanceof FileRefused && !again) await removeFile(file);
    throw error;
  } finally {
    progress.delete(key);
  }
}
