import type { Reader } from '@/server/platform/db';

/** What a posted stocktake lacks of a product, zone by zone; what stands in another zone is not missing, what arrived late never was. */
export function missingByCount(
  reader: Reader,
  { storeId, stocktakeId, productId }: { storeId: string; stocktakeId: string; productId: string },
) {
  return reader.$queryRaw<{ zoneId: string; missing: string; at: Date }[]>`
    SELECT * FROM (
      SELECT l.zone_id AS "zoneId", l.moment AS at, -(l.variance - l.moved + coalesce((SELECT sum(a.quantity) FROM stocktake_late a
        WHERE a.store_id = l.store_id AND a.stocktake_id = l.stocktake_id AND a.line_id = l.id), 0)) AS missing
      FROM stocktake_line l JOIN stocktake s ON s.store_id = l.store_id AND s.id = l.stocktake_id AND s.posted_at IS NOT NULL
      WHERE l.store_id = ${storeId}::uuid AND l.stocktake_id = ${stocktakeId}::uuid AND l.product_id = ${productId}::uuid) m
    WHERE missing > 0 ORDER BY at DESC`;
}
