import { z } from 'zod';
import {
  companyCommand,
  day,
  fen,
  id,
  quantity,
  quantityOrZero,
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

/** Goods asked of a supplier; the order's id is the requestId. A product stands on it once. */
export const orderGoodsInput = storeCommand.extend({
  supplierId: id,
  expectedOn: day.optional(),
  note: shortText.default(''),
  lines: z
    .array(z.object({ productId: id, quantity, unitCost: unitCost.optional() }))
    .min(1)
    .max(500)
    .refine((lines) => new Set(lines.map((line) => line.productId)).size === lines.length, 'twice'),
});

/** Before anything came. */
export const cancelOrderInput = storeCommand.extend({ orderId: id, reason: requiredText });
/** After a part came: the rest will not. */
export const closeOrderInput = cancelOrderInput;

/** Goods in against a supplier's note, of an order or without one; the receiving's id is the requestId. */
export const receiveGoodsInput = storeCommand.extend({
  supplierId: id,
  supplierNote: z.string().trim().min(1).max(60),
  note: shortText.default(''),
  orderId: id.optional(),
  /** Deliveries of the order its receiver knows of: one that was booked meanwhile is looked at first. Left out: not looked at. */
  seenDeliveries: z.int().min(0).optional(),
  /** What bringing them cost: shared over the lines, part of what the goods cost. */
  freightFen: fen.default(0),
  lines: z
    .array(
      z.object({
        productId: id,
        /** Left out: the product's selling zone. */
        zoneId: id.optional(),
        /** The ordered line it counts for; left out: nobody ordered it. */
        orderLineId: id.optional(),
        /** What the supplier's note says came. */
        noteQuantity: quantityOrZero.optional(),
        /** What arrived in all. */
        quantity,
        /** The part of it that arrived broken. */
        damaged: quantityOrZero.default('0'),
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

/** Why a product is below zero in a zone; the explanation's id is the requestId. */
export const explainNegativeInput = storeCommand.extend({ productId: id, zoneId: id, text: requiredText });

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

const lineOfStock = { productId: id, quantity };

/** The receiving store asks another one for goods; the transfer's id is the requestId. */
export const requestTransferInput = storeCommand.extend({
  fromStoreId: id,
  note: shortText.default(''),
  lines: z.array(z.object(lineOfStock)).min(1).max(500),
});

/** Goods leave the sending store: for a request (`transferId`), or of its own accord to `toStoreId`. */
export const dispatchTransferInput = storeCommand.extend({
  transferId: id.optional(),
  toStoreId: id.optional(),
  note: shortText.default(''),
  lines: z
    .array(z.object({ ...lineOfStock, zoneId: id.optional() }))
    .min(1)
    .max(500),
});

/** The receiving check, line by line of what was sent; what is in none of its numbers is short. */
export const receiveTransferInput = storeCommand.extend({
  fromStoreId: id,
  transferId: id,
  lines: z
    .array(
      z.object({
        dispatchLineId: id,
        received: quantityOrZero,
        damaged: quantityOrZero.default('0'),
        zoneId: id.optional(),
      }),
    )
    .min(1)
    .max(500),
});

export const DIFFERENCE_VERDICTS = ['ARRIVED_LATE', 'SENT_BACK', 'LOST'] as const;

/** What became of goods that were short at the receiving check; by either store, where the person may book what comes of it. */
export const decideTransferInput = storeCommand.extend({
  /** The sending store; left out by it. */
  fromStoreId: id.optional(),
  transferId: id,
  dispatchLineId: id,
  verdict: z.enum(DIFFERENCE_VERDICTS),
  quantity,
  reason: requiredText,
});

export const cancelTransferInput = storeCommand.extend({ fromStoreId: id, transferId: id });

/** From zone to zone of one store, in one step; the move's id is the requestId. */
export const moveBetweenZonesInput = storeCommand.extend({
  note: shortText.default(''),
  lines: z
    .array(z.object({ ...lineOfStock, fromZoneId: id.optional(), toZoneId: id }))
    .min(1)
    .max(500),
});

/** Goods back to who delivered them; the return's id is the requestId. */
export const returnToSupplierInput = storeCommand.extend({
  supplierId: id,
  reason: requiredText,
  lines: z
    .array(z.object({ ...lineOfStock, zoneId: id.optional(), creditFen: fen }))
    .min(1)
    .max(500),
});

/** A receiving taken back, line by line, in full or in part; the document's id is the requestId. */
export const reverseReceivingInput = storeCommand.extend({
  receivingId: id,
  reason: requiredText,
  lines: z
    .array(z.object({ lineId: id, quantity }))
    .min(1)
    .max(500)
    .refine((lines) => new Set(lines.map(({ lineId }) => lineId)).size === lines.length, 'twice'),
});
