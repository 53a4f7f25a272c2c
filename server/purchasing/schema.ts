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
  storeCommand,
} from '@/server/platform/schema';
import { lineOfStock, unitCost } from '@/server/stock/schema';

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

/** An order ended before anything came, or after a part did and the rest will not. */
export const endOrderInput = storeCommand.extend({ orderId: id, reason: requiredText });

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

/** Goods back to who delivered them; the return's id is the requestId. */
export const returnToSupplierInput = storeCommand.extend({
  supplierId: id,
  reason: requiredText,
  lines: z
    .array(z.object({ ...lineOfStock, zoneId: id.optional(), creditFen: fen }))
    .min(1)
    .max(500),
});

const supplierFacts = {
  code: z.string().trim().min(1, 'required').max(20),
  name: requiredText,
  phone: shortText.default(''),
};
export const addSupplierInput = companyCommand.extend(supplierFacts);
export const editSupplierInput = companyCommand.extend({ supplierId: id, ...supplierFacts });
export const supplierCommandInput = companyCommand.extend({ supplierId: id });
