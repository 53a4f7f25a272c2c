import { z } from 'zod';
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
  'COST_CORRECTION',
] as const;

/** Cost of one unit in fen, up to six decimals, as text. */
export const unitCost = z.string().regex(/^\d{1,11}(\.\d{1,6})?$/);

/** Goods in against a supplier's note; the receiving's id is the requestId. */
export const receiveGoodsInput = storeCommand.extend({
  supplierId: id,
  supplierNote: z.string().trim().min(1).max(60),
  note: shortText.default(''),
  lines: z
    .array(
      z.object({
        productId: id,
        /** Left out: the product's selling zone. */
        zoneId: id.optional(),
        quantity,
        unitCost,
      }),
    )
    .min(1)
    .max(500),
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

export const placeProductsInput = storeCommand.extend({
  places: z
    .array(z.object({ productId: id, zoneId: id }))
    .min(1)
    .max(5000),
});

const supplierFacts = {
  code: z.string().trim().min(1, 'required').max(20, 'tooLong'),
  name: requiredText,
  phone: shortText.default(''),
};
export const addSupplierInput = companyCommand.extend(supplierFacts);
export const editSupplierInput = companyCommand.extend({ supplierId: id, ...supplierFacts });
export const supplierCommandInput = companyCommand.extend({ supplierId: id });
