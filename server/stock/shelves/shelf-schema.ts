import { z } from 'zod';
import { id, storeCommand } from '@/server/platform/schema';

/** Products placed on a shelf, or taken off it. */
export const shelfProductsInput = storeCommand.extend({
  shelfId: id,
  productIds: z
    .array(id)
    .min(1)
    .max(200)
    .transform((ids) => [...new Set(ids)]),
});
