import { Prisma } from '@/generated/prisma/client';
import { addDays, businessDayOf } from '@/lib/business-day';
import { GOODS } from '@/server/catalog/lent-goods';
import { likeAnywhere } from '@/server/catalog/search-text';
import type { Reader } from '@/server/platform/db';
import { jsonRows } from '@/server/platform/sql';
import { soldOfDays } from '@/server/stock/sold-of-days';
import { STORES } from '@/server/stores/lent-stores';
import { storesOf } from '@/server/stores/queries';
import { storeSettings } from '@/server/stores/store-settings';
import { ZONES } from '@/server/zones/lent-zones';
import { comingTo } from './coming-goods';
import { PACE_DAYS } from './replenishment-rules';

const PAGE = 50;

export interface SuggestionFilter {
  storeIds: readonly string[];
  categoryId?: string | undefined;
  supplierId?: string | undefined;
  /** Only what is at its reorder point or below. */
  due?: boolean | undefined;
  term?: string | undefined;
  /** `urgency/store/code` of the last row of the page before. */
  cursor?: string | undefined;
}

/** Quantities as text. */
export interface Suggestion {
  storeId: string;
  productId: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  /** Sold less returned a day, over the last weeks. */
  pace: string;
  /** What can be sold: without 待提货 and 残次区, less what is reserved. */
  atHand: string;
  /** Ordered and on its way here. */
  coming: string;
  reorderPoint: string;
  packSize: string;
  daysOfCover: number;
  /** What the store keeps where no rule says otherwise. */
  storeDays: number;
  /** Its own rule; null without one. Null parts of it follow the last delivery and the store. */
  rule: {
    reorderPoint: string;
    packSize: string;
    supplierId: string | null;
    daysOfCover: number | null;
  } | null;
  /** At its reorder point or below. */
  due: boolean;
  /** Days until it is sold out at this pace; null: it does not sell. */
  daysLeft: string | null;
  suggested: string;
  supplierId: string | null;
  supplier: string | null;
}

type Row = Suggestion & { urgency: string; total: number; allDue: number };

/**
 * What stores should order: up to the reorder point and the days of cover above it, in whole packs, the most urgent first.
 * One statement whatever the number of products: it reads what sold on the days of four weeks and what is there now.
 */
export async function suggestOrders(reader: Reader, filter: SuggestionFilter, now: Date, take = PAGE) {
  const rows = await suggestions(reader, filter, now, take + 1);
  const page = rows.slice(0, take);
  const last = page.at(-1);
  return {
    rows: page.map(shown),
    total: rows[0]?.total ?? 0,
    due: rows[0]?.allDue ?? 0,
    nextCursor: rows.length > take && last ? `${last.urgency}/${last.storeId}/${last.code}` : null,
  };
}

function shown({ urgency: _urgency, total: _total, allDue: _due, ...row }: Row): Suggestion {
  return row;
}

/** A product's last supplier is looked up row by row: of all products only where they are filtered by it. */
const LAST_SUPPLIER = Prisma.sql`(SELECT v.supplier_id FROM receiving_line l
  JOIN receiving v ON v.store_id = l.store_id AND v.id = l.receiving_id
  WHERE l.store_id = f.store_id AND l.product_id = f.id ORDER BY l.id DESC LIMIT 1)`;

/** Multiplied before it is divided: a third of a piece a day for three days is one piece, not a hair more. */
const TARGET = Prisma.sql`(f.reorder_point + f.sold * f.days_of_cover / ${PACE_DAYS}::numeric)`;

async function suggestions(
  reader: Reader,
  filter: SuggestionFilter,
  now: Date,
  take: number,
): Promise<Row[]> {
  const [urgency, store, code] = cursorKey(filter.cursor);
  return reader.$queryRaw<Row[]>`
    WITH scope AS MATERIALIZED (${await scopeOf(reader, filter.storeIds, now)}),
    sold AS MATERIALIZED (${soldOfDays(Prisma.sql`scope`)}),
    available AS MATERIALIZED (SELECT l.store_id, l.product_id, sum(l.on_hand - l.reserved) AS at_hand
      FROM scope w JOIN stock_level l ON l.store_id = w.id
      JOIN ${ZONES} z ON z.store_id = l.store_id AND z.id = l.zone_id AND z.kind NOT IN ('AWAITING_PICKUP', 'DAMAGED') GROUP BY 1, 2),
    coming AS MATERIALIZED (${comingTo(filter.storeIds)}),
    touched AS (SELECT store_id, product_id FROM sold WHERE pieces > 0
      UNION SELECT r.store_id, r.product_id FROM scope w JOIN replenishment_rule r ON r.store_id = w.id),
    facts AS MATERIALIZED (
      SELECT w.id AS store_id, p.id, p.code, p.name, p.spec, p.unit, CASE WHEN r.product_id IS NOT NULL THEN json_build_object('reorderPoint', trim_scale(r.reorder_point)::text,
          'packSize', trim_scale(r.pack_size)::text, 'supplierId', r.supplier_id, 'daysOfCover', r.days_of_cover) END AS rule, r.supplier_id,
        coalesce(r.reorder_point, 0) AS reorder_point, coalesce(r.pack_size, 1) AS pack_size, w.days AS store_days,
        coalesce(r.days_of_cover, w.days) AS days_of_cover, coalesce(n.at_hand, 0) AS at_hand,
        coalesce(c.quantity, 0) AS coming, greatest(coalesce(s.pieces, 0), 0) AS sold
      FROM touched k JOIN scope w ON w.id = k.store_id JOIN ${GOODS} p ON p.id = k.product_id
      LEFT JOIN replenishment_rule r ON r.store_id = k.store_id AND r.product_id = k.product_id
      LEFT JOIN sold s ON s.store_id = k.store_id AND s.product_id = k.product_id
      LEFT JOIN available n ON n.store_id = k.store_id AND n.product_id = k.product_id
      LEFT JOIN coming c ON c.store_id = k.store_id AND c.product_id = k.product_id
      WHERE p.discontinued_at IS NULL
        ${filter.categoryId ? Prisma.sql`AND p.category_id = ${filter.categoryId}::uuid` : Prisma.empty}
        ${filter.term ? Prisma.sql`AND p.search_text LIKE ${likeAnywhere(filter.term)}` : Prisma.empty}),
    needs AS MATERIALIZED (
      SELECT f.*, ceil((${TARGET} - f.at_hand - f.coming) / f.pack_size) * f.pack_size AS suggested,
        f.at_hand + f.coming <= f.reorder_point AS due,
        round(CASE WHEN f.at_hand <= 0 THEN 0 WHEN f.sold = 0 THEN 99999
          ELSE least(f.at_hand * ${PACE_DAYS} / f.sold, 99998) END, 3) AS urgency
      FROM facts f WHERE f.at_hand + f.coming < ${TARGET}
        ${filter.supplierId ? Prisma.sql`AND coalesce(f.supplier_id, ${LAST_SUPPLIER}) = ${filter.supplierId}::uuid` : Prisma.empty}),
    page AS (SELECT * FROM needs f WHERE true ${filter.due ? Prisma.sql`AND f.due` : Prisma.empty}
      ${filter.cursor ? Prisma.sql`AND (f.urgency, f.code, f.store_id) > (${urgency}::numeric, ${code}, ${store}::uuid)` : Prisma.empty}
      ORDER BY f.urgency, f.code, f.store_id LIMIT ${take})
    SELECT f.store_id AS "storeId", f.id AS "productId", f.code, f.name, f.spec, f.unit,
      trim_scale(round(f.sold / ${PACE_DAYS}::numeric, 2))::text AS pace,
      trim_scale(f.at_hand)::text AS "atHand", trim_scale(f.coming)::text AS coming, trim_scale(f.reorder_point)::text AS "reorderPoint",
      trim_scale(f.pack_size)::text AS "packSize", f.days_of_cover AS "daysOfCover", f.store_days AS "storeDays", f.rule, f.due,
      trim_scale(f.suggested)::text AS suggested,
      CASE WHEN f.urgency < 99998 THEN trim_scale(round(f.urgency, 1))::text END AS "daysLeft", f.urgency::text AS urgency,
      v.id AS "supplierId", v.name AS supplier, (SELECT count(*)::int FROM needs) AS total,
      (SELECT count(*)::int FROM needs WHERE due) AS "allDue"
    FROM page f LEFT JOIN supplier v ON v.id = coalesce(f.supplier_id, ${LAST_SUPPLIER}) AND v.closed_at IS NULL
    ORDER BY f.urgency, f.code, f.store_id`;
}

/** Stores with the four weeks that end with their own day today, and the days of cover they keep. */
async function scopeOf(reader: Reader, storeIds: readonly string[], now: Date): Promise<Prisma.Sql> {
  const stores = await storesOf(reader, storeIds);
  const scope = stores.map(({ id, timeZone, dayStartMinute, daysOfCover }) => {
    const today = businessDayOf(now, timeZone, dayStartMinute);
    return { id, since: addDays(today, 1 - PACE_DAYS), today, days: daysOfCover };
  });
  return Prisma.sql`SELECT * FROM ${jsonRows('w', scope, 'id uuid, since date, today date, days int')}`;
}

function cursorKey(cursor: string | undefined): [string, string, string] {
  const [urgency = '0', store = '', ...code] = cursor?.split('/') ?? [];
  return [urgency, store, code.join('/')];
}

export interface SpareStore {
  productId: string;
  storeId: string;
  store: string;
  /** What it could give away, text. */
  spare: string;
}

/** Other stores that hold more of these products than they need themselves by their own rule and pace, the most first. */
export async function spareElsewhere(
  reader: Reader,
  storeId: string,
  productIds: readonly string[],
  now: Date,
): Promise<SpareStore[]> {
  if (productIds.length === 0) return [];
  const store = await storeSettings(reader, storeId);
  const today = businessDayOf(now, store.timeZone, store.dayStartMinute);
  return reader.$queryRaw<SpareStore[]>`
    SELECT k.id AS "productId", o.id AS "storeId", o.name AS store, trim_scale(x.spare)::text AS spare
    FROM unnest(${[...productIds]}::uuid[]) AS k(id) CROSS JOIN ${STORES} o
    CROSS JOIN LATERAL (SELECT sum(l.on_hand - l.reserved) AS at_hand FROM stock_level l
      JOIN ${ZONES} z ON z.store_id = l.store_id AND z.id = l.zone_id AND z.kind NOT IN ('AWAITING_PICKUP', 'DAMAGED')
      WHERE l.store_id = o.id AND l.product_id = k.id) n
    LEFT JOIN replenishment_rule r ON r.store_id = o.id AND r.product_id = k.id
    CROSS JOIN LATERAL (SELECT greatest(-coalesce(sum(e.quantity), 0), 0) AS sold FROM stock_entry e
      WHERE n.at_hand > 0 AND e.store_id = o.id AND e.product_id = k.id AND e.kind IN ('SALE', 'RETURN')
        AND e.business_day BETWEEN ${addDays(today, 1 - PACE_DAYS)}::date AND ${today}::date) s
    CROSS JOIN LATERAL (SELECT floor(n.at_hand - coalesce(r.reorder_point, 0)
      - s.sold * coalesce(r.days_of_cover, o.days_of_cover) / ${PACE_DAYS}::numeric) AS spare) x
    WHERE o.id <> ${storeId}::uuid AND o.closed_at IS NULL AND x.spare > 0 ORDER BY x.spare DESC, o.code`;
}
