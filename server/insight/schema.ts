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
  /** Days of their own, both included, instead of the month's. */
  from: day.optional(),
  to: day.optional(),
  product: id.optional(),
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

export const RANKED_BY = ['amount', 'pieces', 'margin'] as const;
export type RankedBy = (typeof RANKED_BY)[number];
export const RANK_ORDERS = ['best', 'worst'] as const;

/** Days a ranking is of at most. */
export const MOST_RANKED_DAYS = 366;

/** Which goods are ranked, and by what, as an address says it. */
export const rankingParts = z.object({
  category: z.union([z.literal(NONE), id]).optional(),
  brand: z.string().min(1).max(200).optional(),
  by: z.enum(RANKED_BY).default('amount'),
  order: z.enum(RANK_ORDERS).default('best'),
});

export const rankingInput = homeInput.extend({ from: day, to: day, ...rankingParts.shape });

export const submitMonthInput = storeCommand.extend({ month, comments: longText.min(1) });
