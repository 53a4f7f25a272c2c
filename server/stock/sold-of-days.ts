import { Prisma } from '@/generated/prisma/client';
import { unsealedDays } from '@/server/stores/sealed-days';

/**
 * What sold since a day, less what came back, as rows (store_id, product_id, pieces): sealed days by their sums, days that are
 * not sealed by their entries. Costs the days and the products that sold on them, whatever the planner believes of the ledger:
 * each day is looked up by itself.
 * @param scope named rows with `id` (the store), `since` and `today` (business days, both included)
 */
export function soldOfDays(scope: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT store_id, product_id, sum(pieces) AS pieces FROM (
      SELECT w.id AS store_id, s.product_id, s.pieces FROM ${scope} w CROSS JOIN LATERAL (
        SELECT s.product_id, sum(s.sold) AS pieces FROM stock_day s
        WHERE s.store_id = w.id AND s.day BETWEEN w.since AND w.today GROUP BY s.product_id OFFSET 0) s
      UNION ALL
      SELECT w.id, e.product_id, e.pieces FROM ${scope} w CROSS JOIN LATERAL (
        ${unsealedDays(Prisma.sql`w.id`, Prisma.sql`w.since`, Prisma.sql`w.today`)} OFFSET 0) d
      CROSS JOIN LATERAL (SELECT e.product_id, -sum(e.quantity) AS pieces FROM stock_entry e
        WHERE e.store_id = w.id AND e.business_day = d.day AND e.kind IN ('SALE', 'RETURN') GROUP BY e.product_id OFFSET 0) e
    ) days GROUP BY store_id, product_id`;
}
