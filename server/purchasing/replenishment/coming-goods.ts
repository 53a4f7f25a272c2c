import { Prisma } from '@/generated/prisma/client';
import { comingByTransfer } from '@/server/transfers/goods-on-their-way';

/** What is on its way to stores: ordered and not delivered yet, or from other stores. `SELECT store_id, product_id, quantity`. */
export function comingTo(storeIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`SELECT store_id, product_id, sum(quantity) AS quantity FROM (
      SELECT o.store_id, l.product_id, greatest(b.ordered - b.received, 0) AS quantity
      FROM purchase_order o JOIN purchase_order_line l ON l.store_id = o.store_id AND l.order_id = o.id
      JOIN purchase_order_balance b ON b.store_id = l.store_id AND b.order_line_id = l.id
      WHERE o.store_id = ANY(${[...storeIds]}::uuid[]) AND o.received_at IS NULL AND o.cancelled_at IS NULL AND o.closed_at IS NULL
      UNION ALL ${comingByTransfer(storeIds)}
    ) c GROUP BY store_id, product_id`;
}
