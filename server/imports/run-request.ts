import { z } from 'zod';
import { companyCommand, id } from '@/server/platform/schema';
import { IMPORT_KINDS } from './rules';
import { columnChoiceSchema, fileAnswersSchema } from './schema';

export const importKind = z.enum(IMPORT_KINDS);

const SAID = {
  storeCode: z.string().max(8).optional(),
  choice: columnChoiceSchema.optional(),
  answers: fileAnswersSchema.optional(),
  headingRow: z.number().int().min(1).max(20).optional(),
};

/** What a person chose and answered about a file, as its run keeps it. */
export const keptRequest = z.object({ ...SAID, skipBad: z.boolean(), locale: z.string().max(10) });

const OF_UPLOAD = {
  ...SAID,
  kind: importKind.default('PRODUCTS'),
  uploadId: id,
  fileName: z.string().min(1).max(200),
};

/** A look at what an uploaded file would change. */
export const previewInput = z.object(OF_UPLOAD);

/** Starts bringing an uploaded file in; the run's id is the requestId. */
export const startImportInput = companyCommand.extend({ ...OF_UPLOAD, skipBad: z.boolean().default(false) });

/** Ends a run that is under way. */
export const cancelImportInput = companyCommand.extend({ runId: id });

/** Makes a run again that broke off. */
export const runAgainInput = companyCommand.extend({ runId: id });
