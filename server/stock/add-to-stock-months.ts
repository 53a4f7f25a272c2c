import type { Tx } from '@/server/platform/db';

/**
 * Adds a day's entries to the months of the stock book. For the seal of that day, once, in its transaction: a sealed day
 * gets no more entries.
 */
export async function addToStockMonths(tx: Tx, storeId: string, day: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO stock_month AS m (store_id, product_id, zone_id, month, kind, in_quantity, out_quantity, in_value_fen, out_value_fen)
    SELECT store_id, product_id, zone_id, date_trunc('month', ${day}::date)::date, kind,
      coalesce(sum(quantity) FILTER (WHERE quantity > 0), 0), coalesce(sum(quantity) FILTER (WHERE quantity < 0), 0),
      coalesce(sum(value_fen) FILTER (WHERE quantity >= 0), 0), coalesce(sum(value_fen) FILTER (WHERE quantity < 0), 0)
    FROM stock_entry WHERE store_id = ${storeId}::uuid AND business_day = ${day}::date
    GROUP BY store_id, product_id, zone_id, kind
    ORDER BY product_id, zone_id, kind
    ON CONFLICT (store_id, product_id, month, zone_id, kind) DO UPDATE SET in_quantity = m.in_quantity + excluded.in_quantity,
      out_quantity = m.out_quantity + excluded.out_quantity, in_value_fen = m.in_value_fen + excluded.in_value_fen,
      out_value_fen = m.out_value_fen + excluded.out_value_fen`;
}
