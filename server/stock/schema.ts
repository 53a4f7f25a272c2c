import { z } from 'zod';
import { saveProductInput } from '@/server/catalog/schema';
import {
  companyCommand,
  id,
  quantity,
  requiredText,
  shortText,
  signedQuantity,
  storeCommand,
} from '@/server/platform/schema';

export const ADJUSTMENT_REASONS = [
  'DAMAGE',
  'SAMPLE',
  'OWN_USE',
  'FOUND',
  'LOSS',
  'THEFT',
  'CORRECTION',
] as const;

export const STOCK_ENTRY_KINDS = [
  'OPENING',
  'RECEIVING',
  'SALE',
  'RETURN',
  'ADJUSTMENT',
  'ZONE_OUT',
  'ZONE_IN',
  'TRANSFER_OUT',
  'TRANSFER_IN',
  'SUPPLIER_RETURN',
  'STOCKTAKE',
  'COST_CORRECTION',
] as const;

/** Cost of one unit in fen, up to six decimals, as text. */
export const unitCost = z.string().regex(/^\d{1,11}(\.\d{1,6})?$/);

/** A new product with what stands of it in stores, each store once. */
export const addProductWithStockInput = companyCommand.extend({
  product: saveProductInput.omit({ requestId: true, productId: true }),
  opening: z
    .array(z.object({ storeId: id, quantity }))
    .max(60)
    .refine((lines) => new Set(lines.map(({ storeId }) => storeId)).size === lines.length),
});

/** A correction; the adjustment's id is the requestId. */
export const adjustStockInput = storeCommand.extend({
  reason: z.enum(ADJUSTMENT_REASONS),
  note: shortText.default(''),
  lines: z
    .array(z.object({ productId: id, zoneId: id.optional(), quantity: signedQuantity }))
    .min(1)
    .max(500),
});

/** Why a product is below zero in a zone; the explanation's id is the requestId. */
export const explainNegativeInput = storeCommand.extend({ productId: id, zoneId: id, text: requiredText });

export const placeProductsInput = storeCommand.extend({
  places: z
    .array(z.object({ productId: id, zoneId: id }))
    .min(1)
    .max(5000),
});

/** What every line of a document that moves goods says. */
export const lineOfStock = { productId: id, quantity };

/** From zone to zone of one store, in one step; the move's id is the requestId. */
export const moveBetweenZonesInput = storeCommand.extend({
  note: shortText.default(''),
  lines: z
    .array(z.object({ ...lineOfStock, fromZoneId: id.optional(), toZoneId: id }))
    .min(1)
    .max(500),
});

/** A product is slow that was not sold for so many days: what may be asked for, and what is where nobody says. */
export const SLOW_SPANS = [30, 60, 90, 180] as const;
export const SLOW_DAYS = 90;
