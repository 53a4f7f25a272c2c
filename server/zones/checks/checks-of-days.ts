import type { Day } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { BUSINESS_DAYS, STORES } from '@/server/stores/lent-stores';

export interface ChecksPart {
  zoneId: string;
  personId: string;
  checksDue: number;
  checksDone: number;
}

/**
 * Looks that were due in a period of business days, and how many somebody made, by zone and by who answered for it as the day
 * or week ended. Due is what a zone with an owner was asked for on a day the shop worked; the day and week still running count
 * once they are done.
 */
export async function checkParts(
  reader: Reader,
  { storeId, from, to, now }: { storeId: string; from: Day; to: Day; now: Date },
): Promise<ChecksPart[]> {
  return reader.$queryRaw<ChecksPart[]>`
    WITH shop AS (SELECT time_zone, day_start_minute FROM ${STORES} s WHERE id = ${storeId}::uuid),
    days AS (SELECT day FROM ${BUSINESS_DAYS} d WHERE store_id = ${storeId}::uuid AND day BETWEEN ${from}::date AND ${to}::date),
    slots AS (
      SELECT i.id AS item_id, i.floor_only, i.closed_at, d.day AS period, d.day AS last FROM check_item i
      JOIN days d ON d.day >= i.first_on WHERE i.store_id = ${storeId}::uuid AND i.rhythm = 'DAILY'
      UNION
      SELECT i.id, i.floor_only, i.closed_at, date_trunc('week', d.day)::date, date_trunc('week', d.day)::date + 6 FROM check_item i
      JOIN days d ON d.day >= i.first_on WHERE i.store_id = ${storeId}::uuid AND i.rhythm = 'WEEKLY'),
    ending AS (
      SELECT s.*, ((s.last + 1)::timestamp + make_interval(mins => shop.day_start_minute)) AT TIME ZONE shop.time_zone AS ends_at
      FROM slots s CROSS JOIN shop),
    asked AS (
      SELECT z.id AS zone_id, a.person_id, e.ends_at, EXISTS (SELECT 1 FROM zone_check c WHERE c.store_id = z.store_id
        AND c.period = e.period AND c.zone_id = z.id AND c.item_id = e.item_id) AS done
      FROM ending e JOIN zone z ON z.store_id = ${storeId}::uuid AND (z.kind = 'FLOOR' OR (z.kind = 'STOCKROOM' AND NOT e.floor_only))
      JOIN zone_assignment a ON a.store_id = z.store_id AND a.zone_id = z.id
        AND a.starts_at < least(e.ends_at, ${now}::timestamptz)
        AND (a.ends_at IS NULL OR a.ends_at >= least(e.ends_at, ${now}::timestamptz))
      WHERE (e.closed_at IS NULL OR e.closed_at >= e.ends_at) AND (z.closed_at IS NULL OR z.closed_at >= e.ends_at))
    SELECT zone_id AS "zoneId", person_id AS "personId", count(*)::int AS "checksDue",
      (count(*) FILTER (WHERE done))::int AS "checksDone"
    FROM asked WHERE done OR ends_at <= ${now}::timestamptz GROUP BY 1, 2`;
}
