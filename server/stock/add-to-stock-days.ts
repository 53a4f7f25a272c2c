import type { Tx } from '@/server/platform/db';
import { newestSealedDay } from '@/server/stores/sealed-days';

/** Days of sales that are kept, counted back from a store's newest sealed day: a pace looks at four weeks. */
export const SALES_DAYS_KEPT = 60;

/**
 * Adds what sold on a day to the days that a pace is figured from, and takes away those that are too old for one. For the seal
 * of that day, once, in its transaction: a sealed day gets no more entries.
 */
export async function addToStockDays(tx: Tx, storeId: string, day: string): Promise<void> {
  await tx.$executeRaw`
    WITH oldest AS (SELECT greatest(n.day, ${day}::date) - ${SALES_DAYS_KEPT}::int AS day FROM (${newestSealedDay(storeId)}) n),
    gone AS (DELETE FROM stock_day s USING oldest o WHERE s.store_id = ${storeId}::uuid AND s.day <= o.day)
    INSERT INTO stock_day (store_id, day, product_id, sold)
    SELECT e.store_id, e.business_day, e.product_id, -sum(e.quantity) FROM stock_entry e
    WHERE e.store_id = ${storeId}::uuid AND e.business_day = ${day}::date AND e.kind IN ('SALE', 'RETURN')
      AND e.business_day > (SELECT day FROM oldest)
    GROUP BY e.store_id, e.business_day, e.product_id HAVING sum(e.quantity) <> 0 ORDER BY e.product_id`;
}
