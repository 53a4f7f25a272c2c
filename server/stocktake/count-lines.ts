import { Prisma } from '@/generated/prisma/client';
import { GOODS } from '@/server/catalog/lent-goods';

/** Movements this near to a count make it doubtful: it is offered for recount. */
const NEAR = '2 minutes';

/**
 * CTEs that end in `figures`: what a stocktake has for each product in each of its zones. Counts that were not taken back add
 * up over sheets and phones; the later round holds. `moment` is the last count's, of an uncounted shelf the end of its
 * sheets; `expected` is the ledger at that moment: the level less what happened in the zone after it.
 *
 * Columns: zone_id, product_id, round, counted (null: not counted), first_counted (of round 1), moment, people, expected,
 * near, decision (null: uncounted and undecided), reason, variance, unit_cost, cost_fen, list_fen, beyond.
 */
export function countLines(storeId: string, stocktakeId: string, now: Date): Prisma.Sql {
  return Prisma.sql`${shelves(storeId, stocktakeId, now)},
    after AS MATERIALIZED (
      SELECT e.zone_id, e.product_id, sum(e.quantity) FILTER (WHERE e.occurred_at > h.moment) AS quantity,
        bool_or(e.document_id <> ${stocktakeId}::uuid
          AND e.occurred_at BETWEEN h.first_at - ${NEAR}::interval AND h.last_at + ${NEAR}::interval) AS near
      FROM walked s JOIN stock_entry e ON e.store_id = ${storeId}::uuid AND e.zone_id = s.zone_id
        AND e.occurred_at >= (SELECT min(least(first_at, moment)) - ${NEAR}::interval FROM shelf)
      JOIN shelf h ON h.zone_id = e.zone_id AND h.product_id = e.product_id
      GROUP BY e.zone_id, e.product_id),
    parts AS (
      SELECT zone_id, product_id, true AS here, on_hand, round, counted, first_counted, people, moment,
        NULL::numeric AS later, NULL::boolean AS near, NULL::text AS decided, NULL::text AS why FROM shelf
      UNION ALL SELECT zone_id, product_id, false, NULL, NULL, NULL, NULL, NULL, NULL, quantity, near, NULL, NULL FROM after
      UNION ALL SELECT zone_id, product_id, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, decision::text, reason
        FROM stocktake_decision WHERE store_id = ${storeId}::uuid AND stocktake_id = ${stocktakeId}::uuid),
    -- Put together by grouping: of three such sets the planner believes each holds a row or two, and would join them by loops.
    together AS MATERIALIZED (
      SELECT zone_id, product_id, max(round) AS round, max(counted) AS counted, max(first_counted) AS first_counted,
        max(people) AS people, max(moment) AS moment, sum(on_hand) - coalesce(sum(later), 0) AS expected,
        coalesce(bool_or(near), false) AS near, max(decided) AS decided, coalesce(max(why), '') AS why
      FROM parts GROUP BY zone_id, product_id HAVING bool_or(here)),
    lines AS (
      SELECT zone_id, product_id, round, counted, first_counted, people, moment, expected, near,
        CASE WHEN counted IS NOT NULL THEN CASE WHEN decided = 'LEAVE' THEN 'LEAVE' ELSE 'COUNT' END
          WHEN decided IN ('ZERO', 'LEAVE') THEN decided END AS decision,
        CASE WHEN counted IS NULL OR decided = 'LEAVE' THEN why ELSE '' END AS reason
      FROM together WHERE counted IS NOT NULL OR expected <> 0),
    valued AS (
      SELECT l.*, CASE WHEN l.decision = 'LEAVE' THEN 0 ELSE coalesce(l.counted, 0) - l.expected END AS variance,
        coalesce(unit_cost(c.quantity, c.value_fen, c.last_unit_cost), 0) AS unit_cost,
        p.list_price_fen
      FROM lines l JOIN ${GOODS} p ON p.id = l.product_id
      LEFT JOIN stock_cost c ON c.store_id = ${storeId}::uuid AND c.product_id = l.product_id),
    figures AS (
      SELECT v.*, round(v.variance * v.unit_cost) AS cost_fen, round(v.variance * v.list_price_fen) AS list_fen,
        v.counted IS NOT NULL AND v.variance <> 0 AND (
          num_nonnulls(t.recount_quantity, t.recount_percent_bp, t.recount_fen) = 0
          OR coalesce(abs(v.variance) > t.recount_quantity, false)
          OR coalesce(abs(v.variance) * 10000 > t.recount_percent_bp * abs(v.expected), false)
          OR coalesce(abs(round(v.variance * v.unit_cost)) > t.recount_fen, false)) AS beyond
      FROM valued v JOIN stocktake t ON t.store_id = ${storeId}::uuid AND t.id = ${stocktakeId}::uuid)`;
}

function shelves(storeId: string, stocktakeId: string, now: Date): Prisma.Sql {
  const of = Prisma.sql`store_id = ${storeId}::uuid AND stocktake_id = ${stocktakeId}::uuid`;
  return Prisma.sql`
    walked AS MATERIALIZED (
      SELECT zone_id, CASE WHEN bool_and(finished_at IS NOT NULL) THEN max(finished_at) FILTER (WHERE round = 1) END AS walked_at
      FROM stocktake_sheet WHERE ${of} GROUP BY zone_id),
    not_undone AS MATERIALIZED (
      SELECT c.zone_id, c.product_id, c.round, sum(c.quantity) AS counted, min(c.occurred_at) AS first_at,
        max(c.occurred_at) AS last_at, array_agg(DISTINCT c.person_id) AS people
      FROM stocktake_count c WHERE ${of} AND c.kind <> 'UNDO' AND NOT EXISTS (
        SELECT 1 FROM stocktake_count u WHERE u.store_id = c.store_id AND u.undoes_id = c.id)
      GROUP BY c.zone_id, c.product_id, c.round),
    counts AS (
      SELECT DISTINCT ON (zone_id, product_id) *,
        CASE WHEN round = 2 THEN lag(counted) OVER (PARTITION BY zone_id, product_id ORDER BY round) END AS first_counted
      FROM not_undone ORDER BY zone_id, product_id, round DESC),
    book AS (
      SELECT l.zone_id, l.product_id, l.on_hand FROM stock_level l JOIN walked s ON s.zone_id = l.zone_id
      WHERE l.store_id = ${storeId}::uuid AND (NOT EXISTS (SELECT 1 FROM stocktake_product WHERE ${of})
        OR l.product_id IN (SELECT product_id FROM stocktake_product WHERE ${of}))),
    shelf AS MATERIALIZED (
      SELECT zone_id, product_id, coalesce(b.on_hand, 0) AS on_hand, c.round, c.counted, c.first_at, c.last_at, c.people, c.first_counted,
        coalesce(c.last_at, s.walked_at, ${now}::timestamptz) AS moment
      FROM book b FULL JOIN counts c USING (zone_id, product_id) JOIN walked s USING (zone_id))`;
}

/** Sums over `figures`, for the head of a review and for the approval. */
export const FIGURE_TOTALS = Prisma.sql`
  count(*)::int AS lines,
  count(*) FILTER (WHERE counted IS NOT NULL)::int AS counted,
  count(*) FILTER (WHERE counted IS NULL)::int AS uncounted,
  count(*) FILTER (WHERE decision IS NULL)::int AS undecided,
  count(*) FILTER (WHERE decision IS NOT NULL AND variance <> 0)::int AS variances,
  count(*) FILTER (WHERE beyond)::int AS beyond,
  count(*) FILTER (WHERE beyond AND round = 1 AND decision = 'COUNT')::int AS "toRecount",
  count(*) FILTER (WHERE near)::int AS near,
  coalesce(sum(cost_fen) FILTER (WHERE decision IS NOT NULL AND variance < 0), 0)::float8 AS "shortCostFen",
  coalesce(sum(cost_fen) FILTER (WHERE decision IS NOT NULL AND variance > 0), 0)::float8 AS "overCostFen",
  coalesce(sum(list_fen) FILTER (WHERE decision IS NOT NULL AND variance < 0), 0)::float8 AS "shortListFen",
  coalesce(sum(list_fen) FILTER (WHERE decision IS NOT NULL AND variance > 0), 0)::float8 AS "overListFen"`;

export interface FigureTotals {
  lines: number;
  counted: number;
  uncounted: number;
  /** Uncounted and not decided. */
  undecided: number;
  /** Lines that posting would change the book by. */
  variances: number;
  beyond: number;
  /** Beyond the limit and counted once only. */
  toRecount: number;
  /** Something moved within two minutes of the count. */
  near: number;
  shortCostFen: number;
  overCostFen: number;
  shortListFen: number;
  overListFen: number;
}
