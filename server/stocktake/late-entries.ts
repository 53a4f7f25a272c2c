import { Prisma } from '@/generated/prisma/client';
import type { Reader } from '@/server/platform/db';

/** A device's time is believed for 45 days (stores/believed-time.ts); nothing older arrives late. */
const MARKS_LAST = '46 days';

/** A posted count that the ledger no longer comes to, because something older arrived. */
export interface LateLine {
  stocktakeId: string;
  lineId: string;
  productId: string;
  zoneId: string;
  moment: Date;
  /** What brings the ledger back to the count, signed text. */
  correction: string;
}

/**
 * Marks against the ledger: after posting, the ledger at a count's moment is the count. Where it is not, entries that
 * occurred before the count arrived after it; the correction is their opposite. It says so by quantity rather than by when
 * rows were recorded, so nothing can slip through between two transactions. Of several marks of one shelf each answers only
 * for what came before itself and after the one before.
 * @param productIds of these products only
 */
export function lateLines(
  reader: Reader,
  storeId: string,
  now: Date,
  only: { productIds?: readonly string[] } = {},
): Promise<LateLine[]> {
  const products = only.productIds
    ? Prisma.sql`AND l.product_id = ANY(${[...only.productIds]}::uuid[])`
    : Prisma.empty;
  return reader.$queryRaw<LateLine[]>`
    WITH marks AS MATERIALIZED (
      SELECT l.id, l.stocktake_id, l.product_id, l.zone_id, l.moment, l.counted FROM stocktake_posting t
      JOIN stocktake_line l ON l.store_id = t.store_id AND l.stocktake_id = t.stocktake_id AND l.decision <> 'LEAVE'
      WHERE t.store_id = ${storeId}::uuid AND t.occurred_at > ${now}::timestamptz - ${MARKS_LAST}::interval ${products}),
    -- By grouping rather than a join of two sets whose size the planner cannot know.
    parts AS (
      SELECT id, stocktake_id, product_id, zone_id, moment, counted, 0::numeric AS later FROM marks
      UNION ALL
      SELECT m.id, m.stocktake_id, m.product_id, m.zone_id, m.moment, m.counted, e.quantity
      FROM (SELECT zone_id, min(moment) AS first FROM marks GROUP BY zone_id) z
      JOIN stock_entry e ON e.store_id = ${storeId}::uuid AND e.zone_id = z.zone_id AND e.occurred_at > z.first
      JOIN marks m ON m.zone_id = e.zone_id AND m.product_id = e.product_id AND e.occurred_at > m.moment),
    later AS MATERIALIZED (
      SELECT id, stocktake_id, product_id, zone_id, moment, counted, sum(later) AS quantity FROM parts
      GROUP BY id, stocktake_id, product_id, zone_id, moment, counted),
    off AS (
      SELECT m.*, m.counted - (coalesce(l.on_hand, 0) - m.quantity) AS missing
      FROM later m LEFT JOIN stock_level l ON l.store_id = ${storeId}::uuid AND l.zone_id = m.zone_id AND l.product_id = m.product_id),
    stepped AS (
      SELECT o.*, missing - lag(missing, 1, 0) OVER (PARTITION BY zone_id, product_id ORDER BY moment, id) AS correction FROM off o)
    SELECT stocktake_id AS "stocktakeId", id AS "lineId", product_id AS "productId", zone_id AS "zoneId", moment,
      correction::text FROM stepped WHERE correction <> 0 ORDER BY product_id, moment, id`;
}
