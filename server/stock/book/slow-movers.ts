import { Prisma } from '@/generated/prisma/client';
import { addDays, businessDayOf, dateToDay } from '@/lib/business-day';
import { likeAnywhere } from '@/server/catalog/search-text';
import type { Reader } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { id } from '@/server/platform/schema';
import { jsonRows } from '@/server/platform/sql';
import { LIST_PAGE } from '@/server/stores/store-list';
import { movesSince } from './stock-moves';

export interface SlowFilter {
  storeIds: readonly string[];
  /** Not sold for so many days. */
  days: number;
  categoryId?: string | undefined;
  term?: string | undefined;
  /** `rank/store/code` of the last row of the page before. */
  cursor?: string | undefined;
}

/** Upper ends of the age buckets in days; the last one is beyond them. */
export const AGE_DAYS = [30, 90, 180, 365] as const;

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
  /** Pieces by age, the youngest first: as many as AGE_DAYS and one more. */
  ages: string[];
  /** Of other stores the one that sells it best, if any does. */
  sellsAt: { storeId: string; store: string } | null;
}

const BUCKETS = AGE_DAYS.length + 1;

/**
 * Products that stand in a store and were not sold there for some time, with the age of what stands there: the newest goods in
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
  const spans = await spansOf(reader, filter.storeIds, now);
  const seesAll = filter.storeIds.every(sees);
  const rank = seesAll ? Prisma.sql`value_fen::bigint` : Prisma.sql`(quantity::numeric * 1000)::bigint`;
  const rows = await reader.$queryRaw<AgedRow[]>`
    WITH span AS MATERIALIZED (SELECT * FROM ${jsonRows('s', spans, 'store_id uuid, today date, recent date, year_ago date')}),
    sold AS MATERIALIZED (${soldSince(filter.days, spans)}),
    slow AS MATERIALIZED (${slowGoods(filter)}),
    came AS MATERIALIZED (${goodsCame()}),
    aged AS MATERIALIZED (SELECT g.*, ${rank} AS rank FROM (${byAge()}) g),
    page AS (SELECT * FROM aged ${afterCursor(filter.cursor)} ORDER BY -rank, code, store_id LIMIT ${take + 1})
    SELECT a.*, (${lastDay('SALE')}) AS sale_day, (${lastDay('GOODS_IN')}) AS receipt_day,
      b.id AS best_id, b.name AS best_name, t.totals
    FROM page a
    LEFT JOIN LATERAL (${SELLS_BEST}) b ON true
    CROSS JOIN (SELECT json_build_object('products', count(*), 'value', coalesce(sum(value_fen), 0), 'values', json_build_array(
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

/** Of a store: its business day now; from where on entries are read one by one, this month and the last; a year ago. */
interface Span {
  store_id: string;
  today: string;
  recent: string;
  year_ago: string;
}

async function spansOf(reader: Reader, storeIds: readonly string[], now: Date): Promise<Span[]> {
  const stores = await reader.store.findMany({
    where: { id: { in: [...storeIds] } },
    select: { id: true, timeZone: true, dayStartMinute: true },
  });
  return stores.map((store) => {
    const today = businessDayOf(now, store.timeZone, store.dayStartMinute);
    const recent = `${addDays(`${today.slice(0, 8)}01`, -1).slice(0, 8)}01`;
    return { store_id: store.id, today, recent, year_ago: addDays(today, -365) };
  });
}

/** Kinds that make goods of a product older or newer: what a customer brought back is as old as it was. */
const GOODS_IN = Prisma.sql`('OPENING', 'RECEIVING', 'TRANSFER_IN')`;

/** What sold lately, store by store; stores whose business day is the same one are asked together. */
function soldSince(days: number, spans: readonly Span[]): Prisma.Sql {
  const parts = [...new Set(spans.map(({ today }) => today))].map((today) => {
    const stores = spans.filter((span) => span.today === today).map((span) => span.store_id);
    const period = { from: addDays(today, 1 - days), to: today, today };
    const moves = movesSince({ ...period, storeId: Prisma.sql`o.store_id` }, null);
    return Prisma.sql`SELECT DISTINCT o.store_id, m.product_id FROM unnest(${stores}::uuid[]) AS o(store_id)
      CROSS JOIN LATERAL (${moves}) m WHERE m.kind = 'SALE' AND m.quantity <> 0`;
  });
  // Of stores nobody opened there is nothing.
  if (parts.length === 0) return Prisma.sql`SELECT NULL::uuid AS store_id, NULL::uuid AS product_id`;
  return Prisma.join(parts, ' UNION ALL ');
}

function slowGoods(filter: SlowFilter): Prisma.Sql {
  return Prisma.sql`SELECT s.*, p.id, p.code, p.name, p.spec, p.unit, c.quantity, c.value_fen
    FROM span s JOIN stock_cost c ON c.store_id = s.store_id JOIN product p ON p.id = c.product_id
    WHERE c.quantity > 0
      AND NOT EXISTS (SELECT 1 FROM sold d WHERE d.store_id = c.store_id AND d.product_id = c.product_id)
      ${filter.categoryId ? Prisma.sql`AND p.category_id = ${filter.categoryId}::uuid` : Prisma.empty}
      ${filter.term ? Prisma.sql`AND p.search_text LIKE ${likeAnywhere(filter.term)}` : Prisma.empty}`;
}

const EDGES = Array.from({ length: BUCKETS }, (_, of) => of);

/** Is an age in that bucket? */
function inBucket(age: Prisma.Sql, of: number): Prisma.Sql {
  const younger = of < AGE_DAYS.length ? Prisma.sql`AND ${age} <= ${AGE_DAYS[of]}` : Prisma.empty;
  const older = of > 0 ? Prisma.sql`AND ${age} > ${AGE_DAYS[of - 1]}` : Prisma.empty;
  return Prisma.sql`true ${older} ${younger}`;
}

/**
 * Goods in of the last year by age, a row (store_id, id, c0 ... ) a product: months that are over by their middle, days of the last
 * two months, and days never sealed.
 */
function goodsCame(): Prisma.Sql {
  const sums = EDGES.map(
    (of) =>
      Prisma.sql`coalesce(sum(quantity) FILTER (WHERE ${inBucket(Prisma.sql`age`, of)}), 0) AS c${Prisma.raw(String(of))}`,
  );
  return Prisma.sql`SELECT store_id, id, ${Prisma.join(sums)} FROM (
    SELECT g.store_id, g.id, g.today - (m.month + 14) AS age, m.in_quantity AS quantity
    FROM slow g JOIN stock_month m ON m.store_id = g.store_id
      AND m.product_id = g.id AND m.month >= date_trunc('month', g.year_ago)::date AND m.month < g.recent
      AND m.kind IN ${GOODS_IN} AND m.in_quantity > 0
    UNION ALL
    SELECT g.store_id, g.id, g.today - e.business_day, e.quantity FROM slow g CROSS JOIN LATERAL (SELECT e.business_day, e.quantity FROM stock_entry e
      WHERE e.store_id = g.store_id AND e.product_id = g.id AND e.business_day >= g.recent
        AND e.kind IN ${GOODS_IN} AND e.quantity > 0 OFFSET 0) e
    UNION ALL
    SELECT g.store_id, g.id, g.today - e.business_day, e.quantity FROM span s
    CROSS JOIN LATERAL (SELECT d.day FROM business_day d
      WHERE d.store_id = s.store_id AND d.state <> 'SEALED' AND d.day >= s.year_ago AND d.day < s.recent OFFSET 0) d
    CROSS JOIN LATERAL (SELECT e.product_id, e.business_day, e.quantity FROM stock_entry e
      WHERE e.store_id = s.store_id AND e.business_day = d.day AND e.kind IN ${GOODS_IN} AND e.quantity > 0 OFFSET 0) e
    JOIN slow g ON g.store_id = s.store_id AND g.id = e.product_id) goods GROUP BY store_id, id`;
}

/**
 * Pieces and value by age: of each bucket what the younger ones leave of what stands there. What no goods in of the last year
 * account for is as old as the product is in this store.
 */
function byAge(): Prisma.Sql {
  const column = (name: 'c' | 'q', of: number) => Prisma.raw(`${name}${of}`);
  const upTo = (name: 'c' | 'q', of: number) =>
    of < 0
      ? Prisma.sql`0`
      : Prisma.join(
          EDGES.slice(0, of + 1).map((one) => column(name, one)),
          ' + ',
        );
  const pieces = EDGES.map(
    (of) => Prisma.sql`least(${column('c', of)}, greatest(quantity - (${upTo('c', of - 1)}), 0))
      + CASE WHEN ${inBucket(Prisma.sql`rest_age`, of)} THEN rest ELSE 0 END AS ${column('q', of)}`,
  );
  // Each value is what all up to it are worth less what all before it are: together they are the whole.
  const worth = (of: number) =>
    of < 0 ? Prisma.sql`0` : Prisma.sql`round(value_fen * (${upTo('q', of)}) / quantity)`;
  const values = EDGES.map(
    (of) => Prisma.sql`(${worth(of)} - ${worth(of - 1)})::float8 AS v${Prisma.raw(String(of))}`,
  );
  const texts = EDGES.map((of) => Prisma.sql`trim_scale(${column('q', of)})::text`);
  const came = EDGES.map((of) => Prisma.sql`coalesce(c.${column('c', of)}, 0) AS ${column('c', of)}`);
  return Prisma.sql`SELECT store_id, today, recent, id, code, name, spec, unit,
      trim_scale(quantity)::text AS quantity, value_fen::float8 AS value_fen,
      ARRAY[${Prisma.join(texts)}] AS ages, ${Prisma.join(values)}
    FROM (SELECT h.*, ${Prisma.join(pieces)} FROM (
      SELECT r.*, CASE WHEN rest > 0 THEN today - coalesce(least(
          (SELECT m.month + 14 FROM stock_month m WHERE m.store_id = r.store_id AND m.product_id = r.id ORDER BY m.month LIMIT 1),
          (SELECT e.business_day FROM stock_entry e WHERE e.store_id = r.store_id AND e.product_id = r.id
            ORDER BY e.business_day LIMIT 1)), today) ELSE 0 END AS rest_age
      FROM (SELECT f.*, greatest(quantity - (${upTo('c', BUCKETS - 1)}), 0) AS rest FROM (
        SELECT g.*, ${Prisma.join(came)} FROM slow g LEFT JOIN came c ON c.store_id = g.store_id AND c.id = g.id OFFSET 0) f) r OFFSET 0) h OFFSET 0) a`;
}

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
