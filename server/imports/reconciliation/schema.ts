import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { sourceName } from '@/server/reconciliation/schema';
import { type ImportField, TEXT_ENCODINGS } from '../rules';
import { columnChoiceSchema } from '../schema';

/** What a stock export is read for; the other columns say nothing here. */
export const COUNT_FIELDS = [
  'code',
  'barcode',
  'moreBarcodes',
  'name',
  'stock',
  'store',
] as const satisfies readonly ImportField[];
export type CountField = (typeof COUNT_FIELDS)[number];

/** What an export has to have; a code may be a barcode. */
export const NEEDED = ['code', 'stock'] as const;

/** Checks a store's book against an uploaded export; the run's id is the requestId. */
export const reconcileInput = z.object({
  requestId: id,
  storeId: id,
  uploadId: id,
  fileName: z.string().trim().min(1).max(200),
  source: sourceName,
  /** The moment their figures are of. */
  cutOff: z.date(),
  /** What their file calls this store; left out: as remembered, or by our own name or code. */
  theirStore: z.string().trim().max(100).optional(),
  choice: columnChoiceSchema.optional(),
  encoding: z.enum(TEXT_ENCODINGS).optional(),
  headingRow: z.number().int().min(1).max(20).optional(),
  dryRun: z.boolean(),
  skipBad: z.boolean().default(false),
});
