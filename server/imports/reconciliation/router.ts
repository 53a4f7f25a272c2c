import { z } from 'zod';
import { requireActor } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import { NotFound } from '@/server/platform/errors';
import { perProcess } from '@/server/platform/per-process';
import { id } from '@/server/platform/schema';
import { storeProcedure } from '@/server/platform/trpc';
import { STOCK_EXPORT } from '../import-kinds';
import { withUpload } from '../keep-upload';
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

/** One whose file went since is answered by what it wrote. */
async function reconcileUpload(ctx: ActorContext, input: z.output<typeof reconcileInput>) {
  const { uploadId, fileName, ...rest } = input;
  const { storeId } = input;
  const key = keyOf(ctx.actor.personId, input.requestId);
  try {
    const upload = { kind: STOCK_EXPORT, storeId, uploadId };
    return await withUpload(ctx, upload, fileName, (file) =>
      reconcileFile(ctx, { ...rest, file, onProgress: (step) => progress.set(key, step) }),
    );
  } catch (error) {
    const first = error instanceof NotFound ? await firstResultOf(ctx, storeId, input.requestId) : null;
    if (!first) throw error;
    return first;
  } finally {
    progress.delete(key);
  }
}
