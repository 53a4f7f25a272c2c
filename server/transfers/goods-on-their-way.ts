import { Prisma } from '@/generated/prisma/client';
import type { GoodsOnTheirWay } from '@/server/stock/book/goods-on-their-way';

const move = (table: Prisma.Sql, kind: Prisma.Sql, out: Prisma.Sql) =>
  Prisma.sql`SELECT ${kind}::text AS kind, ${out} AS out, business_day, product_id, quantity, value_fen ${table}`;

/** In with the sending; out with each arrival and with what was given up as lost. */
export const TRANSFERS_ON_THEIR_WAY: GoodsOnTheirWay = {
  now: Prisma.sql`SELECT l.product_id, b.sent_quantity - b.arrived_quantity - b.written_off_quantity AS quantity,
      b.sent_value_fen - b.arrived_value_fen - b.written_off_value_fen AS value_fen
    FROM transfer_balance b JOIN transfer_dispatch_line l ON l.store_id = b.store_id AND l.id = b.dispatch_line_id
    WHERE b.arrived_quantity + b.written_off_quantity < b.sent_quantity`,
  moves: Prisma.join(
    [
      move(Prisma.sql`FROM transfer_dispatch_line`, Prisma.sql`'TRANSFER_OUT'`, Prisma.sql`false`),
      move(Prisma.sql`FROM transfer_arrival_line`, Prisma.sql`'TRANSFER_IN'`, Prisma.sql`true`),
      move(Prisma.sql`FROM transfer_loss`, Prisma.sql`'ADJUSTMENT'`, Prisma.sql`true`),
    ],
    ' UNION ALL ',
  ),
  at: (moment) => Prisma.sql`SELECT product_id, sum(quantity) AS on_hand FROM (
      SELECT l.product_id, l.quantity FROM transfer t JOIN transfer_dispatch_line l ON l.store_id = t.store_id AND l.transfer_id = t.id
        WHERE t.dispatched_at <= ${moment}::timestamptz
      UNION ALL SELECT product_id, -quantity FROM transfer_arrival_line WHERE occurred_at <= ${moment}::timestamptz
      UNION ALL SELECT product_id, -quantity FROM transfer_loss WHERE decided_at <= ${moment}::timestamptz) x
    GROUP BY product_id HAVING sum(quantity) <> 0`,
};

/**
 * What transfers will bring to stores: asked for and not sent yet, or in the van. What was short at a receiving check is not awaited
 * any more. `SELECT store_id, product_id, quantity`.
 */
export function comingByTransfer(storeIds: readonly string[]): Prisma.Sql {
  const here = [...storeIds];
  return Prisma.sql`
    SELECT t.to_store_id AS store_id, l.product_id, l.quantity
    FROM transfer t JOIN transfer_request_line l ON l.store_id = t.store_id AND l.transfer_id = t.id
    WHERE t.to_store_id = ANY(${here}::uuid[]) AND t.received_at IS NULL AND t.cancelled_at IS NULL AND t.dispatched_at IS NULL
    UNION ALL
    SELECT t.to_store_id, l.product_id, b.sent_quantity - b.arrived_quantity - b.written_off_quantity
    FROM transfer t JOIN transfer_dispatch_line l ON l.store_id = t.store_id AND l.transfer_id = t.id
    JOIN transfer_balance b ON b.store_id = l.store_id AND b.dispatch_line_id = l.id
    WHERE t.to_store_id = ANY(${here}::uuid[]) AND t.received_at IS NULL AND t.cancelled_at IS NULL AND t.dispatched_at IS NOT NULL`;
}
