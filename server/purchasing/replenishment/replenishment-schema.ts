import { z } from 'zod';
import { id, ofStores, quantity, quantityOrZero, storeCommand } from '@/server/platform/schema';

const productIds = z.array(id).min(1).max(500);

/** One rule for some products, or for every product of a category that the store holds. */
export const setRulesInput = storeCommand
  .extend({
    productIds: productIds.optional(),
    categoryId: id.optional(),
    reorderPoint: quantityOrZero,
    packSize: quantity.default('1'),
    supplierId: id.nullable().default(null),
    daysOfCover: z.number().int().min(1).max(365).nullable().default(null),
  })
  .refine((input) => (input.productIds === undefined) !== (input.categoryId === undefined), {
    path: ['productIds'],
    message: 'required',
  });

export const dropRulesInput = storeCommand.extend({ productIds });

const ofStore = z.object({ storeId: id });
const term = z.string().max(100).optional();
const after = z.string().max(100).optional();

export const suggestionsInput = ofStores.extend({
  categoryId: id.optional(),
  supplierId: id.optional(),
  /** Only what is at its reorder point or below. */
  due: z.boolean().default(false),
  term,
  /** `urgency/store/code` of the last row of the page before. */
  cursor: z
    .string()
    .max(140)
    .regex(/^\d+(\.\d+)?\/[0-9a-f-]{36}\/.{1,60}$/)
    .optional(),
});

export const rulesInput = ofStore.extend({ categoryId: id.optional(), term, after });
