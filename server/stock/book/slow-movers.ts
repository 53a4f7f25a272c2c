import { Prisma } from '@/generated/prisma/client';
import { addDays, businessDayOf, dateToDay } from '@/lib/business-day';
import { likeAnywhere } from '@/server/catalog/search-text';
import type { Reader } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { id } from '@/server/platform/schema';
import { jsonRows } from '@/server/platform/sql';
import { LIST_PAGE } from '@/server/stores/store-list';
import { AGES_AS_TEXT, BUCKETS, byAge, GOODS_IN, goodsCame, RECENT_EDGES, sumsByAge } from './stock-ages';

export interface SlowFilter {
  storeIds: readonly string[];
  /** Not sold for so many days. */
  days: number;
  categoryId?: string | undefined;
  term?: string | undefined;
  /** `rank/store/code` of the last row of the page before. */
  cursor?: string | undefined;
}

export interface SlowRow {
  storeId: string;
  productId: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  onHand: string;
  valueFen: number | null;
  /** Business days; null: never. */
  lastSale: string | null;
  lastReceipt: string | null;
  /** Pieces by age, the youngest first: as many as AGE_DAYS (stock-ages.ts) and one more. */
  ages: string[];
  /** Of other stores the one that sells it best, if any does. */
  sellsAt: { storeId: string; store: string } | null;
}

/**
 * Products that have stood in a store for some time, some of what stands there at least, and were not sold there in it, with their age: the newest goods in
 * are still there, first in first out. Of sealed months only their sums are read, so a month's goods count from its middle; days
 * of this month and the last count exactly. The dearest come first; where values may not be seen, the most pieces.
 */
export async function slowMovers(
  reader: Reader,
  filter: SlowFilter,
  sees: (storeId: string) => boolean,
  now: Date,
  take = LIST_PAGE,
) {
  const spans = await spansOf(reader, filter, now);
  const seesAll = filter.storeIds.every(sees);
  const rank = seesAll ? Prisma.sql`value_fen::bigint` : Prisma.sql`(quantity * 1000)::bigint`;
  const rows = await reader.$queryRaw<AgedRow[]>`
    WITH span AS MATERIALIZED (SELECT * FROM ${jsonRows('s', spans, SPAN_RECORD)}),
    sold AS MATERIALIZED (${SOLD_IN_MONTHS}),
    stocked AS MATERIALIZED (${stockedGoods(filter)}),
    slow AS MATERIALIZED (${notSold()}),
    unsealed AS MATERIALIZED (${UNSEALED_GOODS}),
    came AS MATERIALIZED (${goodsCame()}),
    aged AS MATERIALIZED (SELECT g.*, ${rank} AS rank FROM (${byAge()}) g),
    page AS (SELECT * FROM aged ${afterCursor(filter.cursor)} ORDER BY -rank, code, store_id LIMIT ${take + 1})
    SELECT a.store_id, a.id, a.code, a.name, a.spec, a.unit, trim_scale(a.quantity)::text AS quantity, a.value_fen::float8 AS value_fen, a.rank,
      ${AGES_AS_TEXT} AS ages, (${lastDay('SALE')}) AS sale_day, (${lastDay('GOODS_IN')}) AS receipt_day,
      b.id AS best_id, b.name AS best_name, t.totals
    FROM page a
    LEFT JOIN LATERAL (${SELLS_BEST}) b ON true
    CROSS JOIN (SELECT json_build_object('products', count(*), 'value', coalesce(sum(value_fen), 0)::float8, 'values', json_build_array(
      ${Prisma.join(Array.from({ length: BUCKETS }, (_, of) => Prisma.sql`coalesce(sum(v${Prisma.raw(String(of))}), 0)`))})) AS totals FROM aged) t
    ORDER BY -a.rank, a.code, a.store_id`;
  const page = rows.slice(0, take);
  const last = page.at(-1);
  const totals = rows[0]?.totals;
  return {
    rows: page.map((row) => shown(row, sees(row.store_id))),
    /** Of all of them, not of the page; values by age as `ages`. */
    totals: {
      products: totals?.products ?? 0,
      valueFen: seesAll ? (totals?.value ?? 0) : null,
      agesFen: seesAll ? (totals?.values ?? []) : null,
    },
    nextCursor: rows.length > take && last ? `${last.rank}/${last.store_id}/${last.code}` : null,
  };
}

interface AgedRow {
  store_id: string;
  id: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  quantity: string;
  value_fen: number;
  rank: bigint;
  ages: string[];
  sale_day: Date | null;
  receipt_day: Date | null;
  best_id: string | null;
  best_name: string | null;
  totals: { products: number; value: number; values: number[] };
}

function shown(row: AgedRow, seesCost: boolean): SlowRow {
  return {
    storeId: row.store_id,
    productId: row.id,
    code: row.code,
    name: row.name,
    spec: row.spec,
    unit: row.unit,
    onHand: row.quantity,
    valueFen: seesCost ? row.value_fen : null,
    lastSale: row.sale_day && dateToDay(row.sale_day),
    lastReceipt: row.receipt_day && dateToDay(row.receipt_day),
    ages: row.ages,
    sellsAt: row.best_id && row.best_name ? { storeId: row.best_id, store: row.best_name } : null,
  };
}

/** @throws InvalidInput for what no page ended with */
function afterCursor(cursor: string | undefined): Prisma.Sql {
  if (cursor === undefined) return Prisma.empty;
  const [, rank, storeId, code] = /^(-?\d{1,18})\/([0-9a-f-]{36})\/([^\0]{1,60})$/.exec(cursor) ?? [];
  if (!rank || !id.safeParse(storeId).success)
    throw new InvalidInput({ field: 'cursor', problem: 'unstorable' });
  return Prisma.sql`WHERE (-rank, code, store_id) > (-(${rank}::text::bigint), ${code}, ${storeId}::uuid)`;
}

/** Of a store, days: its business day now; since when what sold is not slow, and the first whole month after that; from where on entries are read one by one, this month and the last; a year ago. */
interface Span {
  store_id: string;
  today: string;
  since: string;
  whole: string;
  recent: string;
  year_ago: string;
  year_ago_month: string;
}

const SPAN_RECORD =
  'store_id uuid, today date, since date, whole date, recent date, year_ago date, year_ago_month date';

async function spansOf(reader: Reader, { storeIds, days }: SlowFilter, now: Date): Promise<Span[]> {
  const stores = await reader.store.findMany({
    where: { id: { in: [...storeIds] } },
    select: { id: true, timeZone: true, dayStartMinute: true },
  });
  return stores.map((store) => {
    const today = businessDayOf(now, store.timeZone, store.dayStartMinute);
    const since = addDays(today, 1 - days);
    const yearAgo = addDays(today, -365);
    return {
      store_id: store.id,
      today,
      since,
      whole: since.endsWith('-01') ? since : monthOf(addDays(monthOf(since), 31)),
      recent: monthOf(addDays(monthOf(today), -1)),
      year_ago: yearAgo,
      year_ago_month: monthOf(yearAgo),
    };
  });
}

/** The first day of a day's month. */
function monthOf(day: string): string {
  return `${day.slice(0, 8)}01`;
}

/** Products with sales in a whole month of the time asked for: most of those that sold, without a look at their entries. */
const SOLD_IN_MONTHS = Prisma.sql`SELECT s.store_id, m.product_id FROM span s CROSS JOIN LATERAL (
    SELECT m.product_id FROM stock_month m
    WHERE m.store_id = s.store_id AND m.month >= s.whole AND m.kind = 'SALE' AND m.out_quantity < 0 OFFSET 0) m`;

function stockedGoods(filter: SlowFilter): Prisma.Sql {
  return Prisma.sql`SELECT s.*, p.id, p.code, p.name, p.spec, p.unit, c.quantity, c.value_fen
    FROM span s JOIN stock_cost c ON c.store_id = s.store_id JOIN product p ON p.id = c.product_id
    WHERE c.quantity > 0
      AND NOT EXISTS (SELECT 1 FROM sold d WHERE d.store_id = c.store_id AND d.product_id = c.product_id)
      ${filter.categoryId ? Prisma.sql`AND p.category_id = ${filter.categoryId}::uuid` : Prisma.empty}
      ${filter.term ? Prisma.sql`AND p.search_text LIKE ${likeAnywhere(filter.term)}` : Prisma.empty}`;
}

/**
 * What of them did not sell on any day either, with the goods in of this month and the last by age: one look at a product's entries.
 * Kinds are told apart behind it: in the look itself they cost three times as much, for they stand behind the entry's id in its index.
 */
function notSold(): Prisma.Sql {
  const sums = sumsByAge(
    Prisma.sql`g.today - e.business_day`,
    Prisma.sql`e.quantity`,
    RECENT_EDGES,
    Prisma.sql`AND e.business_day >= g.recent AND e.kind IN ${GOODS_IN} AND e.quantity > 0`,
  );
  return Prisma.sql`SELECT g.*, e.* FROM stocked g CROSS JOIN LATERAL (
      SELECT coalesce(bool_or(e.kind = 'SALE' AND e.quantity <> 0 AND e.business_day >= g.since), false) AS sold,
        coalesce(sum(e.quantity) FILTER (WHERE e.kind IN ${GOODS_IN} AND e.quantity > 0 AND e.business_day >= g.since), 0) AS came_since, ${sums}
      FROM stock_entry e WHERE e.store_id = g.store_id AND e.product_id = g.id
        AND e.business_day >= least(g.since, g.recent) OFFSET 0) e
    WHERE NOT e.sold AND e.came_since < g.quantity`;
}

/** Goods in of days before the last two months that were never sealed, and so are in no month. */
const UNSEALED_GOODS = Prisma.sql`SELECT s.store_id, e.product_id, s.today - e.business_day AS age, e.quantity FROM span s
  CROSS JOIN LATERAL (SELECT d.day FROM business_day d
    WHERE d.store_id = s.store_id AND d.state <> 'SEALED' AND d.day >= s.year_ago AND d.day < s.recent OFFSET 0) d
  CROSS JOIN LATERAL (SELECT e.product_id, e.business_day, e.quantity FROM stock_entry e
    WHERE e.store_id = s.store_id AND e.business_day = d.day AND e.kind IN ${GOODS_IN} AND e.quantity > 0 OFFSET 0) e`;

/** The last day of a kind, found by its month and then within it. */
function lastDay(kind: 'SALE' | 'GOODS_IN'): Prisma.Sql {
  const kinds = kind === 'SALE' ? Prisma.sql`('SALE')` : GOODS_IN;
  const moved = kind === 'SALE' ? Prisma.sql`m.out_quantity < 0` : Prisma.sql`m.in_quantity > 0`;
  const within = (
    from: Prisma.Sql,
    before: Prisma.Sql,
  ) => Prisma.sql`SELECT max(e.business_day) FROM stock_entry e
    WHERE e.store_id = a.store_id AND e.product_id = a.id AND e.kind IN ${kinds} AND e.business_day >= ${from} ${before}`;
  return Prisma.sql`SELECT coalesce((${within(Prisma.sql`a.recent`, Prisma.empty)}),
    (SELECT max(day) FROM (
      SELECT e.business_day AS day FROM business_day d JOIN stock_entry e ON e.store_id = d.store_id AND e.business_day = d.day
        AND e.product_id = a.id AND e.kind IN ${kinds}
      WHERE d.store_id = a.store_id AND d.state <> 'SEALED' AND d.day < a.recent
      UNION ALL
      SELECT (${within(Prisma.sql`l.month`, Prisma.sql`AND e.business_day < l.month + interval '1 month'`)}) FROM (
        SELECT m.month FROM stock_month m WHERE m.store_id = a.store_id AND m.product_id = a.id AND m.kind IN ${kinds} AND ${moved}
          AND m.month < a.recent ORDER BY m.month DESC LIMIT 1) l) days))`;
}

/** Of other stores the one that sold most of it in four weeks; how much is its own business. */
const SELLS_BEST = Prisma.sql`SELECT o.id, o.name FROM store o CROSS JOIN LATERAL (SELECT -sum(e.quantity) AS pieces FROM stock_entry e
      WHERE e.store_id = o.id AND e.product_id = a.id AND e.kind IN ('SALE', 'RETURN')
        AND e.business_day BETWEEN a.today - 27 AND a.today) s
    WHERE o.id <> a.store_id AND o.closed_at IS NULL AND s.pieces > 0 ORDER BY s.pieces DESC, o.code LIMIT 1`;
