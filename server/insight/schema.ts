import { z } from 'zod';
import {
  companyCommand,
  day,
  fen,
  id,
  longText,
  month,
  ofStores,
  storeCommand,
} from '@/server/platform/schema';
import { BANDS } from './rules';

/** Most stores whose targets are typed at once. */
const MOST_STORES = 500;

export const setTargetsInput = companyCommand.extend({
  month,
  targets: z
    .array(z.object({ storeId: id, /** Null: none. */ amountFen: fen.min(1).nullable() }))
    .min(1)
    .max(MOST_STORES)
    .refine((rows) => new Set(rows.map(({ storeId }) => storeId)).size === rows.length, 'twice'),
});

export const nudgeStoreInput = storeCommand.extend({ day });

export const targetsFormInput = z.object({ month });

export const homeInput = ofStores.pick({ storeIds: true });

export const analysisInput = homeInput.extend({ month });

/** Of no category, without a brand. */
export const NONE = 'none';

/** What of a month a figure is about, as its address says it. */
export const figureParts = z.object({
  month,
  category: z.union([z.literal(NONE), id]).optional(),
  band: z.coerce
    .number()
    .int()
    .min(0)
    .max(BANDS.length - 1)
    .optional(),
  brand: z.string().min(1).max(200).optional(),
  person: id.optional(),
  hour: z.coerce.number().int().min(0).max(23).optional(),
  weekday: z.coerce.number().int().min(1).max(7).optional(),
});

export const soldLinesInput = ofStores.extend(figureParts.shape);

export const submitMonthInput = storeCommand.extend({ month, comments: longText.min(1) });
