import { Prisma } from '@/generated/prisma/client';
import { GOODS } from '@/server/catalog/lent-goods';
import type { Reader } from '@/server/platform/db';
import { PEOPLE } from '@/server/staff/lent-people';
import { ZONES } from '@/server/zones/lent-zones';
import { countLines, FIGURE_TOTALS, type FigureTotals } from './count-lines';
import { countWaitingLines } from './post-waiting-lines';
import type { DecisionName, REVIEW_FILTERS } from './schema';

const PAGE = 100;

export interface ReviewLine {
  productId: string;
  zoneId: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  zone: string;
  round: number | null;
  counted: string | null;
  firstCounted: string | null;
  expected: string;
  variance: string;
  moment: Date;
  people: string[];
  decision: DecisionName | null;
  reason: string;
  beyond: boolean;
  near: boolean;
  costFen: number | null;
  listFen: number;
}

const FILTERS: Record<(typeof REVIEW_FILTERS)[number], Prisma.Sql> = {
  all: Prisma.sql`true`,
  differs: Prisma.sql`f.variance <> 0`,
  beyond: Prisma.sql`f.beyond`,
  uncounted: Prisma.sql`f.counted IS NULL`,
  near: Prisma.sql`f.near`,
};

/**
 * Counted against the ledger at each count's moment, largest differences first, a page at a time, with the totals of all.
 * @param seesCost whether costs may be shown
 */
export async function reviewStocktake(
  reader: Reader,
  of: { storeId: string; stocktakeId: string; now: Date; seesCost: boolean },
  page: { filter: keyof typeof FILTERS; offset: number },
) {
  const { storeId, stocktakeId, now, seesCost } = of;
  const [totals, rows] = await Promise.all([
    reader.$queryRaw<
      FigureTotals[]
    >`WITH ${countLines(storeId, stocktakeId, now)} SELECT ${FIGURE_TOTALS} FROM figures`,
    reader.$queryRaw<ReviewLine[]>`
      WITH ${countLines(storeId, stocktakeId, now)}
      SELECT f.product_id AS "productId", f.zone_id AS "zoneId", p.code, p.name, p.spec, p.unit, z.name AS zone, f.round,
        trim_scale(f.counted)::text AS counted, trim_scale(f.first_counted)::text AS "firstCounted",
        trim_scale(f.expected)::text AS expected, trim_scale(f.variance)::text AS variance, f.moment,
        coalesce((SELECT array_agg(w.name ORDER BY w.name) FROM ${PEOPLE} w WHERE w.id = ANY(f.people)), '{}') AS people,
        f.decision, f.reason, f.beyond, f.near,
        CASE WHEN ${seesCost} THEN f.cost_fen::float8 END AS "costFen", f.list_fen::float8 AS "listFen"
      FROM figures f JOIN ${GOODS} p ON p.id = f.product_id JOIN ${ZONES} z ON z.store_id = ${storeId}::uuid AND z.id = f.zone_id
      WHERE ${FILTERS[page.filter]}
      ORDER BY abs(f.list_fen) DESC, p.code, z.code LIMIT ${PAGE + 1} OFFSET ${page.offset}`,
  ]);
  const [all] = totals;
  return {
    totals: all && !seesCost ? { ...all, shortCostFen: null, overCostFen: null } : (all ?? null),
    rows: rows.slice(0, PAGE),
    nextOffset: rows.length > PAGE ? page.offset + PAGE : null,
  };
}

export interface PostedLine {
  id: string;
  productId: string;
  zoneId: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  zone: string;
  decision: DecisionName;
  reason: string;
  moment: Date;
  counted: string;
  expected: string;
  variance: string;
  moved: string;
  /** Opposite variance of what arrived after; '0' mostly. */
  late: string;
  corrected: string;
  /** Something is missing, also after what stood elsewhere and what arrived late. */
  missing: boolean;
  valueFen: number | null;
}

/** What a stocktake posted, with what arrived after it and the corrected variance. Null before posting. */
export async function postedStocktake(
  reader: Reader,
  of: { storeId: string; stocktakeId: string; seesCost: boolean },
  page: { all: boolean; offset: number },
) {
  const { storeId, stocktakeId, seesCost } = of;
  const posting = await reader.stocktakePosting.findUnique({
    where: { storeId_stocktakeId: { storeId, stocktakeId } },
  });
  if (!posting) return null;
  const [waiting, totals, rows] = await Promise.all([
    countWaitingLines(reader, storeId, stocktakeId),
    reader.$queryRaw<PostedTotals[]>`
      SELECT (SELECT count(*)::int FROM stocktake_line WHERE store_id = ${storeId}::uuid AND stocktake_id = ${stocktakeId}::uuid) AS lines,
        (SELECT count(*)::int FROM stocktake_line WHERE store_id = ${storeId}::uuid AND stocktake_id = ${stocktakeId}::uuid
          AND variance <> 0) AS variances,
        (SELECT count(*)::int FROM stocktake_late WHERE store_id = ${storeId}::uuid AND stocktake_id = ${stocktakeId}::uuid) AS late,
        coalesce(sum(e.value_fen) FILTER (WHERE e.value_fen < 0), 0)::float8 AS "shortFen",
        coalesce(sum(e.value_fen) FILTER (WHERE e.value_fen > 0), 0)::float8 AS "overFen"
      FROM stock_entry e WHERE e.store_id = ${storeId}::uuid AND e.document_id = ${stocktakeId}::uuid AND e.kind = 'STOCKTAKE'`,
    reader.$queryRaw<PostedLine[]>`
      WITH late AS (SELECT line_id, sum(quantity) AS quantity FROM stocktake_late
          WHERE store_id = ${storeId}::uuid AND stocktake_id = ${stocktakeId}::uuid GROUP BY line_id),
      valued AS (SELECT coalesce(a.line_id, e.document_line_id) AS line_id, sum(e.value_fen) AS value_fen
          FROM stock_entry e LEFT JOIN stocktake_late a ON a.store_id = e.store_id AND a.id = e.document_line_id
          WHERE e.store_id = ${storeId}::uuid AND e.document_id = ${stocktakeId}::uuid AND e.kind IN ('STOCKTAKE', 'COST_CORRECTION')
          GROUP BY 1)
      SELECT l.id, l.product_id AS "productId", l.zone_id AS "zoneId", p.code, p.name, p.spec, p.unit, z.name AS zone, l.decision, l.reason,
        l.moment, trim_scale(l.counted)::text AS counted, trim_scale(l.expected)::text AS expected,
        trim_scale(l.variance)::text AS variance, trim_scale(l.moved)::text AS moved,
        trim_scale(coalesce(a.quantity, 0))::text AS late, trim_scale(l.variance + coalesce(a.quantity, 0))::text AS corrected,
        l.variance - l.moved + coalesce(a.quantity, 0) < 0 AS missing,
        CASE WHEN ${seesCost} THEN coalesce(v.value_fen, 0)::float8 END AS "valueFen"
      FROM stocktake_line l JOIN ${GOODS} p ON p.id = l.product_id JOIN ${ZONES} z ON z.store_id = l.store_id AND z.id = l.zone_id
      LEFT JOIN late a ON a.line_id = l.id LEFT JOIN valued v ON v.line_id = l.id
      WHERE l.store_id = ${storeId}::uuid AND l.stocktake_id = ${stocktakeId}::uuid
        AND (${page.all} OR l.variance <> 0 OR a.quantity IS NOT NULL)
      ORDER BY abs(coalesce(v.value_fen, 0)) DESC, l.line_no LIMIT ${PAGE + 1} OFFSET ${page.offset}`,
  ]);
  const [all] = totals;
  return {
    businessDay: posting.businessDay.toISOString().slice(0, 10),
    skipRecountReason: posting.skipRecountReason,
    /** Approved differences whose entries are still on their way into the book. */
    waiting,
    totals: all
      ? { ...all, shortFen: seesCost ? all.shortFen : null, overFen: seesCost ? all.overFen : null }
      : null,
    rows: rows.slice(0, PAGE),
    nextOffset: rows.length > PAGE ? page.offset + PAGE : null,
  };
}

interface PostedTotals {
  lines: number;
  variances: number;
  late: number;
  shortFen: number;
  overFen: number;
}
