import type { Day } from '@/lib/business-day';
import { GOODS } from '@/server/catalog/lent-goods';
import { IS_OPEN } from '@/server/handovers/open-differences';
import type { Reader } from '@/server/platform/db';
import { ZONE_OWNERS, ZONES } from '@/server/zones/lent-zones';

export interface ZoneFigures {
  /** Pieces on hand now. */
  onHand: number;
  /** At the moving average, fen; null where costs may not be seen. */
  valueFen: number | null;
  negative: number;
  soldPieces: number;
  soldFen: number;
  /** What stocktakes found missing, pieces and fen at today's list prices: zero or less. */
  shortPieces: number;
  shortListFen: number;
  /** Differences with the other program and of handovers without an end. */
  discrepancies: number;
  /** Looks that were due by now, and how many of them somebody made. */
  checksDue: number;
  checksDone: number;
  /** Shortages decided and not paid, fen; of others null where costs may not be seen: most are decided at cost. */
  owedFen: number | null;
}

/** Some figures of one zone and person; what is not there is zero. */
export type FigurePart = { zoneId: string | null; personId: string | null } & Partial<
  Record<Exclude<keyof ZoneFigures, 'checksDue' | 'checksDone'>, number>
>;

/** What stands in each zone now. */
export async function standingParts(reader: Reader, storeId: string): Promise<FigurePart[]> {
  return reader.$queryRaw<FigurePart[]>`
    SELECT l.zone_id AS "zoneId", NULL::uuid AS "personId", sum(l.on_hand)::float8 AS "onHand",
      (count(*) FILTER (WHERE l.on_hand < 0))::int AS negative,
      coalesce(sum(round(l.on_hand * unit_cost(c.quantity, c.value_fen, c.last_unit_cost))), 0)::float8
        AS "valueFen"
    FROM stock_level l LEFT JOIN stock_cost c ON c.store_id = l.store_id AND c.product_id = l.product_id
    WHERE l.store_id = ${storeId}::uuid AND l.on_hand <> 0 GROUP BY 1`;
}

/**
 * What was sold from each zone and what stocktakes found missing, by who answered for the zone at that moment. A line paid now
 * and fetched later left its shelf when it was paid; a return counts where its sale did, without a receipt where the product is
 * sold from now.
 */
export async function tradeParts(
  reader: Reader,
  { storeId, from, to }: { storeId: string; from: Day; to: Day },
): Promise<FigurePart[]> {
  return reader.$queryRaw<FigurePart[]>`
    WITH moved AS MATERIALIZED (
      SELECT e.zone_id, e.kind, e.quantity, e.occurred_at, e.product_id, e.document_kind, e.document_line_id
      FROM stock_entry e WHERE e.store_id = ${storeId}::uuid AND e.business_day BETWEEN ${from}::date AND ${to}::date
        AND e.kind IN ('SALE', 'ZONE_OUT', 'STOCKTAKE')),
    facts AS (
      SELECT m.zone_id, m.occurred_at, l.quantity AS sold, l.net_fen AS net, 0 AS short, 0 AS short_list
      FROM moved m JOIN ticket_line l ON l.store_id = ${storeId}::uuid AND l.id = m.document_line_id
      WHERE m.document_kind = 'TICKET' AND m.kind IN ('SALE', 'ZONE_OUT') AND l.quantity > 0
      UNION ALL
      SELECT coalesce(o.zone_id, p.zone_id, u.id), t.occurred_at, l.quantity, l.net_fen, 0, 0
      FROM ticket_line l JOIN ticket t ON t.store_id = l.store_id AND t.id = l.ticket_id
      LEFT JOIN ticket_line s ON s.store_id = l.store_id AND s.id = l.returns_line_id
      LEFT JOIN LATERAL (SELECT e.zone_id FROM stock_entry e WHERE e.store_id = s.store_id AND e.document_id = s.ticket_id
        AND e.document_line_id = s.id AND e.quantity < 0 ORDER BY e.id LIMIT 1) o ON true
      LEFT JOIN product_place p ON p.store_id = l.store_id AND p.product_id = l.product_id
      LEFT JOIN ${ZONES} u ON u.store_id = l.store_id AND u.kind = 'UNZONED'
      WHERE l.store_id = ${storeId}::uuid AND l.business_day BETWEEN ${from}::date AND ${to}::date AND l.quantity < 0
      UNION ALL
      SELECT m.zone_id, m.occurred_at, 0, 0, m.quantity, round(m.quantity * p.list_price_fen)
      FROM moved m JOIN ${GOODS} p ON p.id = m.product_id WHERE m.kind = 'STOCKTAKE' AND m.quantity < 0)
    SELECT f.zone_id AS "zoneId", a.person_id AS "personId", sum(f.sold)::float8 AS "soldPieces", sum(f.net)::float8 AS "soldFen",
      sum(f.short)::float8 AS "shortPieces", sum(f.short_list)::float8 AS "shortListFen"
    FROM facts f LEFT JOIN ${ZONE_OWNERS} a ON a.store_id = ${storeId}::uuid AND a.zone_id = f.zone_id
      AND a.starts_at <= f.occurred_at AND (a.ends_at IS NULL OR a.ends_at > f.occurred_at)
    GROUP BY 1, 2`;
}

/** What has no end yet, by zone and who has to answer for it. */
export async function openParts(reader: Reader, storeId: string): Promise<FigurePart[]> {
  return reader.$queryRaw<FigurePart[]>`
    SELECT zone_id AS "zoneId", owner_id AS "personId", count(*)::int AS discrepancies, 0::float8 AS "owedFen"
    FROM discrepancy WHERE store_id = ${storeId}::uuid AND closed_at IS NULL GROUP BY 1, 2
    UNION ALL
    SELECT h.zone_id, h.from_person_id, count(*)::int, 0 FROM handover_count c
    JOIN handover h ON h.store_id = c.store_id AND h.id = c.handover_id
    WHERE c.store_id = ${storeId}::uuid AND ${IS_OPEN} GROUP BY 1, 2
    UNION ALL
    SELECT s.zone_id, s.person_id, 0, sum(b.owed_fen - b.settled_fen - b.reversed_fen)::float8
    FROM shortage_share s JOIN shortage_balance b ON b.store_id = s.store_id AND b.share_id = s.id
    WHERE s.store_id = ${storeId}::uuid AND b.settled_fen + b.reversed_fen < b.owed_fen GROUP BY 1, 2`;
}
