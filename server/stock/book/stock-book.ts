import { Prisma } from '@/generated/prisma/client';
import type { StockEntryKind } from '@/generated/prisma/enums';
import { businessDayOf } from '@/lib/business-day';
import { GOODS } from '@/server/catalog/lent-goods';
import { likeAnywhere } from '@/server/catalog/search-text';
import type { Reader } from '@/server/platform/db';
import { storeSettings } from '@/server/stores/store-settings';
import { type MoveRow, movesSince, sumMoves } from './stock-moves';

/** Quantities as text, values in fen; values are null for those who may not see costs. */
export interface StockFigure {
  quantity: string;
  valueFen: number | null;
}

export interface StockBookRow {
  productId: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  opening: StockFigure;
  /** In and out by kind, only kinds that happened. */
  moves: { kind: StockEntryKind; in: StockFigure; out: StockFigure }[];
  closing: StockFigure;
}

export interface StockBookFilter {
  storeId: string;
  /** Business days, both included. */
  from: string;
  to: string;
  term?: string | undefined;
  categoryId?: string | undefined;
  zoneId?: string | undefined;
  /** Only products that moved in the period. */
  movedOnly?: boolean | undefined;
  productId?: string | undefined;
  /** Code of the last row of the page before. */
  after?: string | undefined;
}

const PAGE = 50;

/**
 * 进销存: opening, in, out and closing of products over business days. Balances are worked back from what is there now, so
 * that the cost of a page grows with the period and what came after it, never with the whole history.
 */
export async function stockBook(reader: Reader, filter: StockBookFilter, seesCost: boolean, now: Date) {
  const store = await storeSettings(reader, filter.storeId);
  const today = businessDayOf(now, store.timeZone, store.dayStartMinute);
  const moves = { ...filter, today };
  const rows = await reader.$queryRaw<BookFacts[]>`
    SELECT p.id, p.code, p.name, p.spec, p.unit, n.quantity::text AS now_q, n.value_fen::float8 AS now_v, m.moves
    FROM (${productPage(filter)}) p
    CROSS JOIN LATERAL (${filter.zoneId ? levelNow(filter) : costNow(filter)}) n
    LEFT JOIN LATERAL (SELECT json_agg(row_to_json(x)) AS moves FROM (${sumMoves(movesSince(moves, Prisma.sql`p.id`))}) x) m ON true
    ORDER BY p.code`;
  const page = rows.slice(0, PAGE);
  return {
    rows: page.map((row) => bookRow(row, seesCost && !filter.zoneId)),
    next: rows.length > PAGE ? (page.at(-1)?.code ?? null) : null,
  };
}

function productPage(filter: StockBookFilter): Prisma.Sql {
  const conditions = [
    Prisma.sql`EXISTS (SELECT 1 FROM stock_cost c WHERE c.store_id = ${filter.storeId}::uuid AND c.product_id = p.id)`,
    ...(filter.after ? [Prisma.sql`p.code > ${filter.after}`] : []),
    ...(filter.productId ? [Prisma.sql`p.id = ${filter.productId}::uuid`] : []),
    ...(filter.categoryId ? [Prisma.sql`p.category_id = ${filter.categoryId}::uuid`] : []),
    ...(filter.term ? [Prisma.sql`p.search_text LIKE ${likeAnywhere(filter.term)}`] : []),
    ...(filter.zoneId
      ? [
          Prisma.sql`EXISTS (SELECT 1 FROM stock_level l WHERE l.store_id = ${filter.storeId}::uuid AND l.product_id = p.id
            AND l.zone_id = ${filter.zoneId}::uuid)`,
        ]
      : []),
    ...(filter.movedOnly
      ? [
          Prisma.sql`EXISTS (SELECT 1 FROM stock_entry e WHERE e.store_id = ${filter.storeId}::uuid AND e.product_id = p.id
            AND e.business_day BETWEEN ${filter.from}::date AND ${filter.to}::date)`,
        ]
      : []),
  ];
  return Prisma.sql`SELECT p.id, p.code, p.name, p.spec, p.unit FROM ${GOODS} p WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY p.code LIMIT ${PAGE + 1}`;
}

function costNow(filter: StockBookFilter): Prisma.Sql {
  return Prisma.sql`SELECT c.quantity, c.value_fen FROM stock_cost c WHERE c.store_id = ${filter.storeId}::uuid AND c.product_id = p.id`;
}

function levelNow(filter: StockBookFilter): Prisma.Sql {
  return Prisma.sql`SELECT l.on_hand AS quantity, 0 AS value_fen FROM stock_level l
    WHERE l.store_id = ${filter.storeId}::uuid AND l.product_id = p.id AND l.zone_id = ${filter.zoneId}::uuid`;
}

/** A product with what is there now and what moved since the period began. */
export interface BookFacts {
  id: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  now_q: string;
  now_v: number;
  moves: MoveRow[] | null;
}

/** Closing is what is there now less what moved after the period; opening is closing less what moved within it. */
export function bookRow(row: BookFacts, seesValue: boolean): StockBookRow {
  const moves = row.moves ?? [];
  const within = moves.filter((move) => !move.later);
  const closing = less({ quantity: new Prisma.Decimal(row.now_q), valueFen: row.now_v }, net(moves, true));
  const figure = ({ quantity, valueFen }: Amount): StockFigure => ({
    quantity: quantity.toFixed(3).replace(/\.?0+$/, ''),
    valueFen: seesValue ? valueFen : null,
  });
  return {
    productId: row.id,
    code: row.code,
    name: row.name,
    spec: row.spec,
    unit: row.unit,
    opening: figure(less(closing, net(moves, false))),
    moves: [...new Set(within.map((move) => move.kind))].toSorted().map((kind) => {
      const ofKind = within.filter((move) => move.kind === kind);
      return { kind, in: figure(total(ofKind, false)), out: figure(total(ofKind, true)) };
    }),
    closing: figure(closing),
  };
}

interface Amount {
  quantity: Prisma.Decimal;
  valueFen: number;
}

function less(a: Amount, b: Amount): Amount {
  return { quantity: a.quantity.sub(b.quantity), valueFen: a.valueFen - b.valueFen };
}

/** All that went in, or all that went out. */
function total(moves: readonly MoveRow[], out: boolean): Amount {
  const counted = moves.filter((move) => move.out === out);
  return {
    quantity: counted.reduce((sum, move) => sum.add(move.quantity), new Prisma.Decimal(0)),
    valueFen: counted.reduce((sum, move) => sum + move.value_fen, 0),
  };
}

/** In less out, within the period or after it. */
function net(moves: readonly MoveRow[], later: boolean): Amount {
  const counted = moves.filter((move) => move.later === later);
  return less(total(counted, false), total(counted, true));
}
