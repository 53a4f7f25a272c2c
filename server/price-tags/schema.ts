import { z } from 'zod';
import { fen, id, storeCommand } from '@/server/platform/schema';

/** CHANGED: what hangs there is not the price or name any more; NEW: none was printed in this store. */
export const TAG_FILTERS = ['CHANGED', 'NEW', 'ALL'] as const;
export type TagFilter = (typeof TAG_FILTERS)[number];
/** Tags of one page of the list, and of one print. */
export const MOST_TAGS = 240;

export const listTagsInput = z.object({
  storeId: id,
  show: z.enum(TAG_FILTERS).default('CHANGED'),
  term: z.string().max(100).default(''),
  categoryId: id.optional(),
  offset: z.number().int().min(0).max(100_000).default(0),
});

/** What was printed, as it was printed. */
export const printTagsInput = storeCommand.extend({
  tags: z
    .array(z.object({ productId: id, priceFen: fen, words: z.string().min(1).max(600) }))
    .min(1)
    .max(MOST_TAGS),
});
