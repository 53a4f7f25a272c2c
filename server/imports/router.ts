import { z } from 'zod';
import { requireActor } from '@/server/platform/command';
import { COMPANY_SCOPE } from '@/server/platform/ids';
import { id } from '@/server/platform/schema';
import { commandProcedure, companyProcedure, router } from '@/server/platform/trpc';
import { cancelImport } from './cancel-import';
import { IMPORT_FILE } from './import-kinds';
import { previewImport } from './import-products';
import { withUpload } from './keep-upload';
import { listRuns, readLeftOut, readRun } from './read-runs';
import { reconcileProcedures } from './reconciliation/router';
import { runAgain } from './run-again';
import { previewInput } from './run-request';
import { startImport } from './start-import';

const ofRun = z.object({ runId: id });

export const importsRouter = router({
  ...reconcileProcedures,
  /** A mutation, for it takes as long as the file is large; it changes nothing. */
  preview: companyProcedure('imports.run')
    .input(previewInput)
    .mutation(({ ctx, input: { uploadId, fileName, ...said } }) => {
      const asked = requireActor(ctx, 'imports.run', null);
      return withUpload(asked, { kind: IMPORT_FILE, storeId: COMPANY_SCOPE, uploadId }, fileName, (file) =>
        previewImport(asked, {
          ...said,
          locale: ctx.locale,
          requestId: uploadId,
          file,
          dryRun: true,
          skipBad: false,
        }),
      );
    }),
  start: commandProcedure(startImport),
  runAgain: commandProcedure(runAgain),
  cancel: commandProcedure(cancelImport),
  runs: companyProcedure('imports.run').query(({ ctx }) => listRuns(requireActor(ctx, 'imports.run', null))),
  run: companyProcedure('imports.run')
    .input(ofRun)
    .query(({ ctx, input }) => readRun(requireActor(ctx, 'imports.run', null), input.runId)),
  leftOut: companyProcedure('imports.run')
    .input(ofRun)
    .query(({ ctx, input }) => readLeftOut(requireActor(ctx, 'imports.run', null), input.runId)),
});
