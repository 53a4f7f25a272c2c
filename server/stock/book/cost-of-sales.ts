import { Prisma } from '@/generated/prisma/client';
import type { Day } from '@/lib/business-day';
import { movesSince } from './stock-moves';

/**
 * Rows (product_id, cost_fen, quantity): what the goods that went out by sales in a period cost, less what came back, as the ledger
 * booked it out, and how many they were. Goods that wait in 待提货 count when they are handed over.
 * @param storeId a column of a lateral join
 */
export function costOfSales(storeId: Prisma.Sql, period: { from: Day; to: Day; today: Day }): Prisma.Sql {
  return Prisma.sql`SELECT m.product_id, -sum(m.value_fen)::bigint AS cost_fen, -sum(m.quantity) AS quantity
    FROM (${movesSince({ storeId, ...period }, null)}) m
    WHERE m.kind IN ('SALE', 'RETURN') AND NOT m.later GROUP BY 1`;
}
