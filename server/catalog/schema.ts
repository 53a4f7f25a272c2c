import { z } from 'zod';
import {
  companyCommand,
  day,
  fen,
  id,
  quantity,
  requiredText,
  shortText,
  storeCommand,
} from '@/server/platform/schema';
import { PRODUCT_KINDS } from './product-kinds';

/** A price, whole fen. */
export const price = fen.max(100_000_000_000);

/** A code of ours. */
export const productCode = z.string().trim().min(1).max(60);

/** A product as the office edits it; without productId it is a new one, whose id is the requestId. */
export const saveProductInput = companyCommand.extend({
  productId: id.optional(),
  code: z.string().trim().min(1).max(60),
  name: requiredText,
  /** Of a new product; left out: goods. */
  kind: z.enum(PRODUCT_KINDS).optional(),
  /** Of a kit: what it is made of; left out: as it is. */
  parts: z
    .array(z.object({ productId: id, quantity }))
    .max(50)
    .optional(),
  /** Each piece is sold under its own number; left out: as it is. */
  needsSerial: z.boolean().optional(),
  spec: shortText.default(''),
  brand: shortText.default(''),
  unit: z.string().trim().min(1).max(20),
  decimals: z.number().int().min(0).max(3),
  categoryName: shortText.nullable(),
  listPriceFen: price,
  floorPriceFen: price.nullable(),
  /** What members pay; null: what their level takes off; left out: as it is. */
  memberPriceFen: price.nullable().optional(),
  /** Fen per unit, up to six decimals, as text. */
  cost: z
    .string()
    .regex(/^\d{1,11}(\.\d{1,6})?$/)
    .nullable(),
  taxRateBp: z.number().int().min(0).max(10_000),
  barcodes: z.array(z.string().trim().min(1).max(60)).max(20),
  active: z.boolean(),
});

/** A price changed where it stands in the list: the price that stood there says what it is a change of. */
export const setPriceInput = companyCommand.extend({ productId: id, seenFen: price, listPriceFen: price });

/** A list price from a business day to come on, and until one where what it was before comes back. */
export const planPriceInput = companyCommand
  .extend({ productId: id, listPriceFen: price, fromDay: day, untilDay: day.nullable() })
  .refine(({ fromDay, untilDay }) => untilDay === null || untilDay >= fromDay, {
    path: ['untilDay'],
    message: 'order',
  });
export const ofPlannedPriceInput = companyCommand.extend({ plannedId: id });

/** The most products that are changed at once. */
export const MOST_AT_ONCE = 200;

/** What is the same for all products that were chosen: put on sale or taken off it, or a category. */
export const changeProductsInput = companyCommand.extend({
  productIds: z.array(id).min(1).max(MOST_AT_ONCE),
  change: z.discriminatedUnion('what', [
    z.object({ what: z.literal('active'), active: z.boolean() }),
    z.object({ what: z.literal('category'), categoryName: requiredText }),
  ]),
});

/** A product made at the door: its id is the requestId, its code the barcode unless another is given. */
export const addProductInput = storeCommand.extend({
  barcode: z.string().trim().min(1).max(60),
  code: z.string().trim().min(1).max(60).optional(),
  name: requiredText,
  spec: shortText.default(''),
  unit: z.string().trim().min(1).max(20),
  decimals: z.number().int().min(0).max(3).default(0),
  listPriceFen: price,
  taxRateBp: z.number().int().min(0).max(10_000).optional(),
});

/** One more picture of a product, sent as an attachment of the store before. */
export const addPictureInput = storeCommand.extend({ productId: id, attachmentId: id });

/** Every picture of the product, in the order they are to be shown. */
export const arrangePicturesInput = storeCommand.extend({ productId: id, pictureIds: z.array(id).max(12) });

export const removePictureInput = storeCommand.extend({ productId: id, pictureId: id });
