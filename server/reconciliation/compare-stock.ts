import { Prisma } from '@/generated/prisma/client';
import { BARCODES, GOODS } from '@/server/catalog/lent-goods';
import type { Reader } from '@/server/platform/db';
import { fenOf, milliOf, milliToColumn } from '@/server/platform/numbers';
import { jsonRows } from '@/server/platform/sql';
import { ZONE_OWNERS, ZONES } from '@/server/zones/lent-zones';
import { type Differing, differenceOf, type ExplainingDocument } from './reconciliation-rules';

/** One of their codes with all its rows added up. */
export interface TheirGoods {
  code: string;
  name: string;
  /** Codes a scanner would read, theirs first. */
  barcodes: string[];
  /** Thousandths, either sign. */
  milli: number;
}

/** Goods of theirs that a row could not be read of: how many they have is not known. */
export type UnreadGoods = Omit<TheirGoods, 'milli'>;

export interface ComparisonRequest {
  storeId: string;
  source: string;
  cutOff: Date;
  goods: readonly TheirGoods[];
  /** Left out of the comparison, also where our book has them. */
  unread: readonly UnreadGoods[];
}

/** What was left out: our product, or while their code is unknown theirs. */
export interface NotCompared {
  productId: string | null;
  theirCode: string;
  code: string;
  name: string;
  spec: string;
}

interface DifferingRow {
  productId: string | null;
  ourCode: string | null;
  ourName: string | null;
  ourSpec: string | null;
  theirCode: string | null;
  theirName: string | null;
  categoryId: string | null;
  zoneId: string | null;
  ownerId: string | null;
  inBook: boolean;
  ours: string;
  theirs: string;
  valueFen: string;
}

/**
 * Their figures against ours at their cut-off: what stands in the store's zones now less what was booked after. 待提货 is
 * sold and does not count. Their codes are ours by what was remembered, by our code, or by a barcode.
 */
export async function compareStock(
  reader: Reader,
  request: ComparisonRequest,
): Promise<{ compared: number; differing: Differing[] }> {
  const { storeId, cutOff } = request;
  const rows = await reader.$queryRaw<({ compared: number; differs: boolean } & DifferingRow)[]>`
    WITH ${theirsAndOurs(request)}
    SELECT c.compared, d.ours IS NOT NULL AS differs, d.product_id AS "productId", p.code AS "ourCode", p.name AS "ourName", p.spec AS "ourSpec",
      d.code AS "theirCode", d.name AS "theirName", p.category_id AS "categoryId", s.zone_id AS "zoneId", a.person_id AS "ownerId",
      coalesce(d.in_book, false) AS "inBook", d.ours::text AS ours, d.theirs::text AS theirs,
      round((d.ours - d.theirs) * coalesce(unit_cost(k.quantity, k.value_fen, k.last_unit_cost), p.cost, 0))::text
        AS "valueFen"
    FROM (SELECT count(*)::int AS compared FROM both_sides) c
    LEFT JOIN (SELECT * FROM both_sides WHERE ours <> theirs) d ON true
    LEFT JOIN ${GOODS} p ON p.id = d.product_id
    LEFT JOIN stock_cost k ON k.store_id = ${storeId}::uuid AND k.product_id = d.product_id
    LEFT JOIN LATERAL (${standsIn(storeId)}) s ON d.product_id IS NOT NULL
    LEFT JOIN LATERAL (SELECT a.person_id FROM ${ZONE_OWNERS} a WHERE a.store_id = ${storeId}::uuid AND a.zone_id = s.zone_id
      AND a.starts_at <= ${cutOff}::timestamptz AND (a.ends_at IS NULL OR a.ends_at > ${cutOff}::timestamptz)
      ORDER BY a.starts_at DESC LIMIT 1) a ON true`;
  return {
    compared: rows[0]?.compared ?? 0,
    differing: rows.filter(({ differs }) => differs).map(differingOf),
  };
}

/** The goods a row could not be read of, each of our products once. */
export async function notComparedGoods(reader: Reader, request: ComparisonRequest): Promise<NotCompared[]> {
  if (request.unread.length === 0) return [];
  return reader.$queryRaw<NotCompared[]>`
    WITH ${theirsAndOurs(request)}
    SELECT t.product_id AS "productId", t.code AS "theirCode", coalesce(p.code, t.code) AS code, coalesce(p.name, t.name) AS name,
      coalesce(p.spec, '') AS spec
    FROM theirs t LEFT JOIN ${GOODS} p ON p.id = t.product_id WHERE t.unread ORDER BY 3`;
}

function theirsAndOurs({ storeId, source, cutOff, goods, unread }: ComparisonRequest): Prisma.Sql {
  const theirRows = [
    ...goods.map(({ milli, ...one }) => ({ ...one, quantity: milliToColumn(milli), unread: false })),
    ...unread.map((one) => ({ ...one, quantity: '0', unread: true })),
  ];
  return Prisma.sql`their_rows AS MATERIALIZED (SELECT * FROM ${jsonRows('r', theirRows, 'code text, name text, barcodes text[], quantity numeric, unread boolean')}),
    known AS MATERIALIZED (SELECT t.code, t.name, t.quantity, t.unread, coalesce(m.product_id, p.id, b.product_id) AS product_id FROM their_rows t
      LEFT JOIN code_match m ON m.store_id = ${storeId}::uuid AND m.source = ${source} AND m.their_code = t.code
      LEFT JOIN ${GOODS} p ON p.code = t.code
      LEFT JOIN LATERAL (SELECT b.product_id FROM unnest(t.barcodes) WITH ORDINALITY AS c(code, at) JOIN ${BARCODES} b ON b.code = c.code
        WHERE m.product_id IS NULL AND p.id IS NULL ORDER BY c.at LIMIT 1) b ON true),
    theirs AS MATERIALIZED (SELECT product_id, min(code) AS code, min(name) AS name, sum(quantity) AS quantity, bool_or(unread) AS unread
      FROM known
      GROUP BY product_id, CASE WHEN product_id IS NULL THEN code END),
    later AS MATERIALIZED (SELECT e.product_id, sum(e.quantity) AS quantity FROM ${ZONES} z
      JOIN stock_entry e ON e.store_id = z.store_id AND e.zone_id = z.id AND e.occurred_at > ${cutOff}::timestamptz
      WHERE z.store_id = ${storeId}::uuid AND z.kind <> 'AWAITING_PICKUP' GROUP BY e.product_id),
    ours AS MATERIALIZED (SELECT l.product_id, sum(l.on_hand) AS quantity FROM stock_level l
      JOIN ${ZONES} z ON z.store_id = l.store_id AND z.id = l.zone_id
      WHERE l.store_id = ${storeId}::uuid AND z.kind <> 'AWAITING_PICKUP' GROUP BY l.product_id),
    both_sides AS MATERIALIZED (SELECT * FROM (
      SELECT coalesce(t.product_id, o.product_id) AS product_id, t.code, t.name, o.product_id IS NOT NULL AS in_book,
        coalesce(o.quantity, 0) - coalesce(x.quantity, 0) AS ours, coalesce(t.quantity, 0) AS theirs,
        coalesce(t.unread, false) AS unread
      FROM theirs t FULL JOIN ours o ON o.product_id = t.product_id LEFT JOIN later x ON x.product_id = o.product_id) s
      WHERE NOT s.unread AND (s.code IS NOT NULL OR s.ours <> 0))`;
}

/** The zone a product belongs to: its selling zone, else where most of it stands, else 未分区. */
function standsIn(storeId: string): Prisma.Sql {
  return Prisma.sql`SELECT coalesce(
      (SELECT pp.zone_id FROM product_place pp WHERE pp.store_id = ${storeId}::uuid AND pp.product_id = d.product_id),
      (SELECT l.zone_id FROM stock_level l JOIN ${ZONES} z ON z.store_id = l.store_id AND z.id = l.zone_id
        WHERE l.store_id = ${storeId}::uuid AND l.product_id = d.product_id AND z.kind <> 'AWAITING_PICKUP'
        ORDER BY l.on_hand DESC LIMIT 1),
      (SELECT z.id FROM ${ZONES} z WHERE z.store_id = ${storeId}::uuid AND z.kind = 'UNZONED' LIMIT 1)) AS zone_id`;
}

function differingOf(row: DifferingRow): Differing {
  return {
    productId: row.productId,
    ourCode: row.ourCode ?? '',
    ourName: row.ourName ?? '',
    ourSpec: row.ourSpec ?? '',
    theirCode: row.theirCode ?? '',
    theirName: row.theirName ?? '',
    categoryId: row.categoryId,
    zoneId: row.zoneId,
    ownerId: row.ownerId,
    inBook: row.inBook,
    oursMilli: milliOf(row.ours),
    theirsMilli: milliOf(row.theirs),
    valueFen: fenOf(row.valueFen),
  };
}

/**
 * Documents of ours after the cut-off that explain a difference exactly: one alone, or all up to it, when their figures are
 * of a moment somewhat later than they say. By product.
 */
export async function explainByDocuments(
  reader: Reader,
  { storeId, cutOff }: Pick<ComparisonRequest, 'storeId' | 'cutOff'>,
  differing: readonly Differing[],
): Promise<Map<string, ExplainingDocument>> {
  const wanted = differing.flatMap((one) =>
    one.productId ? [{ product_id: one.productId, wanted: milliToColumn(-differenceOf(one)) }] : [],
  );
  if (wanted.length === 0) return new Map();
  const rows = await reader.$queryRaw<{ productId: string; kind: string; id: string }[]>`
    WITH d AS MATERIALIZED (SELECT * FROM ${jsonRows('r', wanted, 'product_id uuid, wanted numeric')}),
    documents AS (SELECT e.product_id, e.document_kind, e.document_id, min(e.occurred_at) AS at, sum(e.quantity) AS quantity
      FROM ${ZONES} z JOIN stock_entry e ON e.store_id = z.store_id AND e.zone_id = z.id AND e.occurred_at > ${cutOff}::timestamptz
      WHERE z.store_id = ${storeId}::uuid AND z.kind <> 'AWAITING_PICKUP' AND e.product_id IN (SELECT product_id FROM d)
      GROUP BY 1, 2, 3 HAVING sum(e.quantity) <> 0),
    added AS (SELECT documents.*, sum(quantity) OVER (PARTITION BY product_id ORDER BY at, document_id) AS up_to FROM documents)
    SELECT DISTINCT ON (a.product_id) a.product_id AS "productId", a.document_kind::text AS kind, a.document_id AS id
    FROM added a JOIN d ON d.product_id = a.product_id AND (a.quantity = d.wanted OR a.up_to = d.wanted)
    ORDER BY a.product_id, (a.quantity = d.wanted) DESC, a.at`;
  return new Map(rows.map(({ productId, kind, id }) => [productId, { kind, id }]));
}
