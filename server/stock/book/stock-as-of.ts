import { Prisma } from '@/generated/prisma/client';
import { GOODS } from '@/server/catalog/lent-goods';
import { likeAnywhere } from '@/server/catalog/search-text';
import type { Reader } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { STORES } from '@/server/stores/lent-stores';
import { ZONES } from '@/server/zones/lent-zones';
import { goodsOnTheirWay } from './goods-on-their-way';

/** What both ways of asking take. */
interface AsOfGoods {
  /** The moment; what occurred at it counts. */
  at: Date;
  categoryId?: string | undefined;
  term?: string | undefined;
  /** Code of the last row of the page before. */
  after?: string | undefined;
}

export interface AsOfFilter extends AsOfGoods {
  storeId: string;
  zoneId?: string | undefined;
}

export interface AsOfRow {
  productId: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  /** Quantity as text. */
  onHand: string;
}

export interface CompanyAsOfRow extends AsOfRow {
  /** Where it stood, by store code. */
  stores: { storeId: string; store: string; onHand: string }[];
  /** On its way between stores then; part of `onHand`. */
  inTransit: string;
}

/** Rows of a page, and what `after` is for the next one. */
interface Page<Row> {
  rows: Row[];
  next: string | null;
}

const PAGE = 100;

/**
 * What stood in a store, or in one zone of it, at a past moment, by when things occurred (late entries included), products
 * that stood at zero left out. Worked back from what is there now or forward from the beginning, whichever is nearer.
 * @throws InvalidInput for a moment to come
 */
export async function stockAsOf(reader: Reader, filter: AsOfFilter, now: Date): Promise<Page<AsOfRow>> {
  const then = await stockThen(reader, filter, { storeId: filter.storeId, zoneId: filter.zoneId }, now);
  return pageOf(
    await reader.$queryRaw<AsOfRow[]>`
      WITH t AS (${then})
      SELECT p.id AS "productId", p.code, p.name, p.spec, p.unit, trim_scale(t.on_hand)::text AS "onHand"
      FROM t JOIN ${GOODS} p ON p.id = t.product_id
      WHERE t.on_hand <> 0 ${ofGoods(filter)} ORDER BY p.code LIMIT ${PAGE + 1}`,
  );
}

/**
 * The same over every store: how much of a product stood anywhere, and where. Products whose stores cancel out (one below
 * zero) are shown with their zero.
 * @throws InvalidInput for a moment to come
 */
export async function companyStockAsOf(
  reader: Reader,
  filter: AsOfGoods,
  now: Date,
): Promise<Page<CompanyAsOfRow>> {
  const then = await stockThen(reader, filter, {}, now);
  return pageOf(
    await reader.$queryRaw<CompanyAsOfRow[]>`
      WITH t AS (${then}), v AS (${goodsOnTheirWay.ask().at(filter.at)}),
      page AS (SELECT p.id, p.code, p.name, p.spec, p.unit, sum(t.on_hand) AS on_hand
        FROM (SELECT product_id, on_hand FROM t UNION ALL SELECT product_id, on_hand FROM v) t JOIN ${GOODS} p ON p.id = t.product_id
        WHERE t.on_hand <> 0 ${ofGoods(filter)} GROUP BY p.id, p.code, p.name, p.spec, p.unit ORDER BY p.code LIMIT ${PAGE + 1})
      SELECT g.id AS "productId", g.code, g.name, g.spec, g.unit, trim_scale(g.on_hand)::text AS "onHand",
        coalesce(w.stores, '[]') AS stores, trim_scale(coalesce(v.on_hand, 0))::text AS "inTransit"
      FROM page g LEFT JOIN v ON v.product_id = g.id LEFT JOIN (SELECT t.product_id, json_agg(json_build_object('storeId', s.id, 'store', s.name,
          'onHand', trim_scale(t.on_hand)::text) ORDER BY s.code) AS stores
        FROM t JOIN ${STORES} s ON s.id = t.store_id WHERE t.on_hand <> 0 AND t.product_id IN (SELECT id FROM page) GROUP BY 1) w
        ON w.product_id = g.id
      ORDER BY g.code`,
  );
}

function pageOf<Row extends AsOfRow>(rows: Row[]): Page<Row> {
  const page = rows.slice(0, PAGE);
  return { rows: page, next: rows.length > PAGE ? (page.at(-1)?.code ?? null) : null };
}

function ofGoods({ categoryId, term, after }: AsOfGoods): Prisma.Sql {
  return Prisma.sql`${after ? Prisma.sql`AND p.code > ${after}` : Prisma.empty}
    ${categoryId ? Prisma.sql`AND p.category_id = ${categoryId}::uuid` : Prisma.empty}
    ${term ? Prisma.sql`AND p.search_text LIKE ${likeAnywhere(term)}` : Prisma.empty}`;
}

/** Every zone, those of a store, or one. */
interface Where {
  storeId?: string | undefined;
  zoneId?: string | undefined;
}

/** `SELECT store_id, product_id, on_hand` of that moment. */
async function stockThen(reader: Reader, { at }: AsOfGoods, where: Where, now: Date): Promise<Prisma.Sql> {
  if (at > now) throw new InvalidInput({ field: 'at', problem: 'future' });
  const zones = Prisma.sql`(SELECT store_id, id FROM ${ZONES} z WHERE ${where.storeId ? Prisma.sql`store_id = ${where.storeId}::uuid` : Prisma.sql`true`}
    ${where.zoneId ? Prisma.sql`AND id = ${where.zoneId}::uuid` : Prisma.empty})`;
  const moved = (
    side: Prisma.Sql,
  ) => Prisma.sql`SELECT e.store_id, e.product_id, sum(e.quantity) AS on_hand FROM ${zones} z
    JOIN stock_entry e ON e.store_id = z.store_id AND e.zone_id = z.id AND ${side} GROUP BY e.store_id, e.product_id`;
  if (!(await isNearerToNow(reader, zones, at, now)))
    return moved(Prisma.sql`e.occurred_at <= ${at}::timestamptz`);
  return Prisma.sql`SELECT l.store_id, l.product_id, l.on_hand - coalesce(x.on_hand, 0) AS on_hand
    FROM (SELECT l.store_id, l.product_id, sum(l.on_hand) AS on_hand FROM ${zones} z
      JOIN stock_level l ON l.store_id = z.store_id AND l.zone_id = z.id GROUP BY l.store_id, l.product_id) l
    LEFT JOIN (${moved(Prisma.sql`e.occurred_at > ${at}::timestamptz`)}) x
      ON x.store_id = l.store_id AND x.product_id = l.product_id`;
}

async function isNearerToNow(reader: Reader, zones: Prisma.Sql, at: Date, now: Date): Promise<boolean> {
  const [span] = await reader.$queryRaw<{ first: Date | null }[]>`
    SELECT min(f.first) AS first FROM ${zones} z CROSS JOIN LATERAL (
      SELECT min(e.occurred_at) AS first FROM stock_entry e WHERE e.store_id = z.store_id AND e.zone_id = z.id) f`;
  if (!span?.first) return true;
  return at.getTime() - span.first.getTime() > now.getTime() - at.getTime();
}
