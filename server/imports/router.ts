import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { NotFound } from '@/server/platform/errors';
import { id } from '@/server/platform/schema';
import { companyProcedure, router } from '@/server/platform/trpc';
import { importProducts } from './import-products';
import { columnChoiceSchema } from './schema';
import { badRowsPath, uploadPath } from './uploads';

const request = z.object({
  requestId: id,
  uploadId: id,
  fileName: z.string().min(1).max(200),
  storeCode: z.string().max(8).optional(),
  choice: columnChoiceSchema.optional(),
  headingRow: z.number().int().min(1).max(20).optional(),
  dryRun: z.boolean(),
  skipBad: z.boolean().default(false),
});

/** Steps of imports under way in this process, for their progress bars. */
const progress = new Map<string, { step: string; done: number; total: number | null }>();

export const importsRouter = router({
  products: companyProcedure('imports.run')
    .input(request)
    .mutation(async ({ ctx, input }) => {
      const { uploadId, fileName, ...rest } = input;
      try {
        return await importProducts(ctx, {
          ...rest,
          file: { path: uploadPath(uploadId), name: fileName },
          badRows: input.skipBad
            ? {
                path: badRowsPath(input.requestId),
                words: { rowHeading: 'row', reasonHeading: 'reason', reason: (problem) => problem.code },
              }
            : undefined,
          onProgress: (step) => progress.set(input.requestId, step),
        });
      } finally {
        progress.delete(input.requestId);
      }
    }),
  progress: companyProcedure('imports.run')
    .input(z.object({ requestId: id }))
    .query(({ input }) => progress.get(input.requestId) ?? null),
  badRows: companyProcedure('imports.run')
    .input(z.object({ requestId: id }))
    .query(({ input }) =>
      readFile(badRowsPath(input.requestId), 'utf8').catch(() => {
        throw new NotFound({ noun: 'file' });
      }),
    ),
});
