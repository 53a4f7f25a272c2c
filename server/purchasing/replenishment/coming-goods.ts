import { Prisma } from '@/generated/prisma/client';

/**
 * What is on its way to stores: ordered and not delivered yet, asked of other stores and not sent yet, or in the van. What was
 * short at a receiving check is not awaited any more. `SELECT store_id, product_id, quantity`.
 */
export function comingTo(storeIds: readonly string[]): Prisma.Sql {
  const here = [...storeIds];
  return Prisma.sql`SELECT store_id, product_id, sum(quantity) AS quantity FROM (
      SELECT o.store_id, l.product_id, greatest(b.ordered - b.received, 0) AS quantity
      FROM purchase_order o JOIN purchase_order_line l ON l.store_id = o.store_id AND l.order_id = o.id
      JOIN purchase_order_balance b ON b.store_id = l.store_id AND b.order_line_id = l.id
      WHERE o.store_id = ANY(${here}::uuid[]) AND o.received_at IS NULL AND o.cancelled_at IS NULL AND o.closed_at IS NULL
      UNION ALL
      SELECT t.to_store_id, l.product_id, l.quantity FROM transfer t JOIN transfer_request_line l ON l.store_id = t.store_id AND l.transfer_id = t.id
      WHERE t.to_store_id = ANY(${here}::uuid[]) AND t.received_at IS NULL AND t.cancelled_at IS NULL AND t.dispatched_at IS NULL
      UNION ALL
      SELECT t.to_store_id, l.product_id, b.sent_quantity - b.arrived_quantity - b.written_off_quantity
      FROM transfer t JOIN transfer_dispatch_line l ON l.store_id = t.store_id AND l.transfer_id = t.id
      JOIN transfer_balance b ON b.store_id = l.store_id AND b.dispatch_line_id = l.id
      WHERE t.to_store_id = ANY(${here}::uuid[]) AND t.received_at IS NULL AND t.cancelled_at IS NULL AND t.dispatched_at IS NOT NULL
    ) c GROUP BY store_id, product_id`;
}
