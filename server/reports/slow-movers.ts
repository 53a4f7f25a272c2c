import { Prisma } from '@/generated/prisma/client';
import { addDays, businessDayOf, dateToDay } from '@/lib/business-day';
import { likeAnywhere } from '@/server/catalog/search-text';
import type { Reader } from '@/server/platform/db';
import { storeSettings } from '@/server/stores/store-settings';
import { movesSince } from './stock-moves';

export interface SlowFilter {
  storeId: string;
  /** Not sold for so many days. */
  days: number;
  categoryId?: string | undefined;
  term?: string | undefined;
  /** `value/code` of the last row of the page before. */
  after?: string | undefined;
}

/** Upper ends of the age buckets in days; the last one is beyond them. */
export const AGE_DAYS = [30, 90, 180, 365] as const;

export interface SlowRow {
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
  /** The other store that sells it best, if any does. */
  sellsAt: { storeId: string; store: string } | null;
}

const PAGE = 50;
const BUCKETS = AGE_DAYS.length + 1;

/**
 * Products that stand in a store and were not sold for some time, with the age of what stands there: the newest goods in are
 * still there, first in first out. Of sealed months only their sums are read, so a month's goods count from its middle; days
 * of this month and the last count exactly.
 */
export async function slowMovers(reader: Reader, filter: SlowFilter, seesCost: boolean, now: Date) {
  const store = await storeSettings(reader, filter.storeId);
  const today = businessDayOf(now, store.timeZone, store.dayStartMinute);
  const span = spanOf(today);
  const [afterValue, afterCode] = afterKey(filter.after);
  const rows = await reader.$queryRaw<AgedRow[]>`
    WITH sold AS MATERIALIZED (${soldSince(filter, today)}),
    slow AS MATERIALIZED (${slowGoods(filter)}),
    came AS MATERIALIZED (${goodsIn(filter.storeId, span)}),
    aged AS MATERIALIZED (${byAge(filter.storeId, span)}),
    page AS (SELECT * FROM aged ${filter.after ? Prisma.sql`WHERE (-value_fen, code) > (${afterValue}::bigint, ${afterCode})` : Prisma.empty}
      ORDER BY -value_fen, code LIMIT ${PAGE + 1})
    SELECT a.*, (${lastDay(filter.storeId, 'SALE', span)}) AS sale_day, (${lastDay(filter.storeId, 'GOODS_IN', span)}) AS receipt_day,
      b.id AS best_id, b.name AS best_name, t.totals
    FROM page a
    LEFT JOIN LATERAL (${sellsBest(filter.storeId, today)}) b ON true
    CROSS JOIN (SELECT json_build_object('products', count(*), 'value', coalesce(sum(value_fen), 0), 'values', json_build_array(
      ${Prisma.join(Array.from({ length: BUCKETS }, (_, of) => Prisma.sql`coalesce(sum(v${Prisma.raw(String(of))}), 0)`))})) AS totals FROM aged) t
    ORDER BY -a.value_fen, a.code`;
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  const totals = rows[0]?.totals;
  return {
    rows: page.map((row) => shown(row, seesCost)),
    /** Of all of them, not of the page; values by age as `ages`. */
    totals: {
      products: totals?.products ?? 0,
      valueFen: seesCost ? (totals?.value ?? 0) : null,
      agesFen: seesCost ? (totals?.values ?? []) : null,
    },
    next: rows.length > PAGE && last ? `${-last.value_fen}/${last.code}` : null,
  };
}

interface AgedRow {
  id: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  quantity: string;
  value_fen: number;
  ages: string[];
  sale_day: Date | null;
  receipt_day: Date | null;
  best_id: string | null;
  best_name: string | null;
  totals: { products: number; value: number; values: number[] };
}

function shown(row: AgedRow, seesCost: boolean): SlowRow {
  return {
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

function afterKey(after: string | undefined): [string, string] {
  const cut = after?.indexOf('/') ?? -1;
  return after && cut > 0 ? [after.slice(0, cut), after.slice(cut + 1)] : ['0', ''];
}

interface Span {
  today: string;
  /** From here on entries are read one by one: this month and the last. */
  recent: string;
  /** What came before it is older than a year. */
  yearAgo: string;
}

function spanOf(today: string): Span {
  const thisMonth = `${today.slice(0, 8)}01`;
  return { today, recent: `${addDays(thisMonth, -1).slice(0, 8)}01`, yearAgo: addDays(today, -365) };
}

/** Kinds that make goods of a product older or newer: what a customer brought back is as old as it was. */
const GOODS_IN = Prisma.sql`('OPENING', 'RECEIVING', 'TRANSFER_IN')`;

function soldSince(filter: SlowFilter, today: string): Prisma.Sql {
  const moves = movesSince(
    { storeId: filter.storeId, from: addDays(today, 1 - filter.days), to: today, today },
    null,
  );
  return Prisma.sql`SELECT DISTINCT product_id FROM (${moves}) m WHERE kind = 'SALE' AND quantity <> 0`;
}

function slowGoods(filter: SlowFilter): Prisma.Sql {
  return Prisma.sql`SELECT p.id, p.code, p.name, p.spec, p.unit, c.quantity, c.value_fen
    FROM stock_cost c JOIN product p ON p.id = c.product_id
    WHERE c.store_id = ${filter.storeId}::uuid AND c.quantity > 0
      AND NOT EXISTS (SELECT 1 FROM sold s WHERE s.product_id = c.product_id)
      ${filter.categoryId ? Prisma.sql`AND p.category_id = ${filter.categoryId}::uuid` : Prisma.empty}
      ${filter.term ? Prisma.sql`AND p.search_text LIKE ${likeAnywhere(filter.term)}` : Prisma.empty}`;
}

/** Goods in of the last year: months that are over by their middle, days of the last two months, and days never sealed. */
function goodsIn(storeId: string, { recent, yearAgo }: Span): Prisma.Sql {
  return Prisma.sql`SELECT g.id, m.month + 14 AS day, m.in_quantity AS quantity FROM slow g JOIN stock_month m ON m.store_id = ${storeId}::uuid
      AND m.product_id = g.id AND m.month >= date_trunc('month', ${yearAgo}::date)::date AND m.month < ${recent}::date
      AND m.kind IN ${GOODS_IN} AND m.in_quantity > 0
    UNION ALL
    SELECT g.id, e.business_day, e.quantity FROM slow g CROSS JOIN LATERAL (SELECT e.business_day, e.quantity FROM stock_entry e
      WHERE e.store_id = ${storeId}::uuid AND e.product_id = g.id AND e.business_day >= ${recent}::date
        AND e.kind IN ${GOODS_IN} AND e.quantity > 0 OFFSET 0) e
    UNION ALL
    SELECT g.id, e.business_day, e.quantity FROM business_day d JOIN stock_entry e ON e.store_id = d.store_id AND e.business_day = d.day
    JOIN slow g ON g.id = e.product_id
    WHERE d.store_id = ${storeId}::uuid AND d.state <> 'SEALED' AND d.day >= ${yearAgo}::date AND d.day < ${recent}::date
      AND e.kind IN ${GOODS_IN} AND e.quantity > 0`;
}

/** Pieces and value by age. What no goods in of the last year account for is as old as the product is in this store. */
function byAge(storeId: string, span: Span): Prisma.Sql {
  const pieces = (of: number) => {
    const younger = of < AGE_DAYS.length ? Prisma.sql`AND age <= ${AGE_DAYS[of]}` : Prisma.empty;
    const older = of > 0 ? Prisma.sql`AND age > ${AGE_DAYS[of - 1]}` : Prisma.empty;
    return Prisma.sql`coalesce(sum(taken) FILTER (WHERE true ${older} ${younger}), 0) AS q${Prisma.raw(String(of))}`;
  };
  const buckets = Array.from({ length: BUCKETS }, (_, of) => of);
  const raw = (of: number) => Prisma.raw(`q${of}`);
  // Each value is what all up to it are worth less what all before it are: together they are the whole.
  const worth = (upTo: number) =>
    upTo < 0
      ? Prisma.sql`0`
      : Prisma.sql`round(value_fen * (${Prisma.join(buckets.slice(0, upTo + 1).map(raw), ' + ')}) / quantity)`;
  const values = buckets.map(
    (of) => Prisma.sql`(${worth(of)} - ${worth(of - 1)})::float8 AS v${Prisma.raw(String(of))}`,
  );
  const texts = buckets.map((of) => Prisma.sql`trim_scale(${raw(of)})::text`);
  return Prisma.sql`SELECT g.id, g.code, g.name, g.spec, g.unit, trim_scale(g.quantity)::text AS quantity, g.value_fen::float8 AS value_fen,
      ARRAY[${Prisma.join(texts)}] AS ages, ${Prisma.join(values)}
    FROM slow g JOIN (
      SELECT id, ${Prisma.join(buckets.map(pieces))} FROM (
        SELECT c.id, ${span.today}::date - c.day AS age, least(c.quantity, greatest(g.quantity - c.newer, 0)) AS taken
        FROM (SELECT id, day, quantity, sum(quantity) OVER (PARTITION BY id ORDER BY day DESC ROWS UNBOUNDED PRECEDING) - quantity AS newer
          FROM came) c JOIN slow g ON g.id = c.id
        UNION ALL
        SELECT g.id, ${span.today}::date - coalesce(f.day, ${span.today}::date), greatest(g.quantity - coalesce(n.quantity, 0), 0)
        FROM slow g LEFT JOIN (SELECT id, sum(quantity) AS quantity FROM came GROUP BY id) n ON n.id = g.id
        CROSS JOIN LATERAL (SELECT least(
          (SELECT m.month + 14 FROM stock_month m WHERE m.store_id = ${storeId}::uuid AND m.product_id = g.id ORDER BY m.month LIMIT 1),
          (SELECT e.business_day FROM stock_entry e WHERE e.store_id = ${storeId}::uuid AND e.product_id = g.id
            ORDER BY e.business_day LIMIT 1)) AS day) f
      ) taken GROUP BY id) a ON a.id = g.id`;
}

/** The last day of a kind, found by its month and then within it. */
function lastDay(storeId: string, kind: 'SALE' | 'GOODS_IN', { recent }: Span): Prisma.Sql {
  const kinds = kind === 'SALE' ? Prisma.sql`('SALE')` : GOODS_IN;
  const moved = kind === 'SALE' ? Prisma.sql`m.out_quantity < 0` : Prisma.sql`m.in_quantity > 0`;
  const within = (
    from: Prisma.Sql,
    before: Prisma.Sql,
  ) => Prisma.sql`SELECT max(e.business_day) FROM stock_entry e
    WHERE e.store_id = ${storeId}::uuid AND e.product_id = a.id AND e.kind IN ${kinds} AND e.business_day >= ${from} ${before}`;
  return Prisma.sql`SELECT coalesce((${within(Prisma.sql`${recent}::date`, Prisma.empty)}),
    (SELECT max(day) FROM (
      SELECT e.business_day AS day FROM business_day d JOIN stock_entry e ON e.store_id = d.store_id AND e.business_day = d.day
        AND e.product_id = a.id AND e.kind IN ${kinds}
      WHERE d.store_id = ${storeId}::uuid AND d.state <> 'SEALED' AND d.day < ${recent}::date
      UNION ALL
      SELECT (${within(Prisma.sql`l.month`, Prisma.sql`AND e.business_day < l.month + interval '1 month'`)}) FROM (
        SELECT m.month FROM stock_month m WHERE m.store_id = ${storeId}::uuid AND m.product_id = a.id AND m.kind IN ${kinds} AND ${moved}
          AND m.month < ${recent}::date ORDER BY m.month DESC LIMIT 1) l) days))`;
}

/** Of other stores the one that sold most of it in four weeks; how much is its own business. */
function sellsBest(storeId: string, today: string): Prisma.Sql {
  return Prisma.sql`SELECT o.id, o.name FROM store o CROSS JOIN LATERAL (SELECT -sum(e.quantity) AS pieces FROM stock_entry e
      WHERE e.store_id = o.id AND e.product_id = a.id AND e.kind IN ('SALE', 'RETURN')
        AND e.business_day BETWEEN ${addDays(today, -27)}::date AND ${today}::date) s
    WHERE o.id <> ${storeId}::uuid AND o.closed_at IS NULL AND s.pieces > 0 ORDER BY s.pieces DESC, o.code LIMIT 1`;
}
