import { Prisma } from '@/generated/prisma/client';

/**
 * What is on its way to a store: ordered and not delivered yet, asked of other stores and not sent yet, or in the van. What was
 * short at a receiving check is not awaited any more. `SELECT product_id, quantity`.
 */
export function comingTo(storeId: string): Prisma.Sql {
  return Prisma.sql`SELECT product_id, sum(quantity) AS quantity FROM (
      SELECT l.product_id, greatest(b.ordered - b.received, 0) AS quantity
      FROM purchase_order o JOIN purchase_order_line l ON l.store_id = o.store_id AND l.order_id = o.id
      JOIN purchase_order_balance b ON b.store_id = l.store_id AND b.order_line_id = l.id
      WHERE o.store_id = ${storeId}::uuid AND o.received_at IS NULL AND o.cancelled_at IS NULL AND o.closed_at IS NULL
      UNION ALL
      SELECT l.product_id, l.quantity FROM transfer t JOIN transfer_request_line l ON l.store_id = t.store_id AND l.transfer_id = t.id
      WHERE t.to_store_id = ${storeId}::uuid AND t.received_at IS NULL AND t.cancelled_at IS NULL AND t.dispatched_at IS NULL
      UNION ALL
      SELECT l.product_id, b.sent_quantity - b.arrived_quantity - b.written_off_quantity
      FROM transfer t JOIN transfer_dispatch_line l ON l.store_id = t.store_id AND l.transfer_id = t.id
      JOIN transfer_balance b ON b.store_id = l.store_id AND b.dispatch_line_id = l.id
      WHERE t.to_store_id = ${storeId}::uuid AND t.received_at IS NULL AND t.cancelled_at IS NULL AND t.dispatched_at IS NOT NULL
    ) c GROUP BY product_id`;
}
