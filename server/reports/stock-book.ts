import { Prisma } from '@/generated/prisma/client';
import type { StockEntryKind } from '@/generated/prisma/enums';
import { businessDayOf, dateToDay } from '@/lib/business-day';
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
  const rows = await reader.$queryRaw<
    {
      id: string;
      code: string;
      name: string;
      spec: string;
      unit: string;
      now_q: string;
      now_v: number;
      moves: MoveRow[] | null;
    }[]
  >`
    SELECT p.id, p.code, p.name, p.spec, p.unit, n.quantity::text AS now_q, n.value_fen::float8 AS now_v, m.moves
    FROM (${productPage(filter)}) p
    CROSS JOIN LATERAL (${filter.zoneId ? levelNow(filter) : costNow(filter)}) n
    LEFT JOIN LATERAL (SELECT json_agg(x) AS moves FROM (${sumMoves(movesSince(moves, Prisma.sql`p.id`))}) x) m ON true
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
    ...(filter.term
      ? [
          Prisma.sql`p.search_text LIKE ${`%${filter.term
            .trim()
            .toLowerCase()
            .replace(/[\\%_]/g, '\\$&')}%`}`,
        ]
      : []),
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
  return Prisma.sql`SELECT p.id, p.code, p.name, p.spec, p.unit FROM product p WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY p.code LIMIT ${PAGE + 1}`;
}

function costNow(filter: StockBookFilter): Prisma.Sql {
  return Prisma.sql`SELECT c.quantity, c.value_fen FROM stock_cost c WHERE c.store_id = ${filter.storeId}::uuid AND c.product_id = p.id`;
}

function levelNow(filter: StockBookFilter): Prisma.Sql {
  return Prisma.sql`SELECT l.on_hand AS quantity, 0 AS value_fen FROM stock_level l
    WHERE l.store_id = ${filter.storeId}::uuid AND l.product_id = p.id AND l.zone_id = ${filter.zoneId}::uuid`;
}

function bookRow(
  row: {
    id: string;
    code: string;
    name: string;
    spec: string;
    unit: string;
    now_q: string;
    now_v: number;
    moves: MoveRow[] | null;
  },
  seesValue: boolean,
): StockBookRow {
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

export interface EntryFilter {
  storeId: string;
  productId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  kind?: StockEntryKind | undefined;
  zoneId?: string | undefined;
  documentId?: string | undefined;
  belowZero?: boolean | undefined;
  /** `day/id` of the last row of the page before. */
  after?: string | undefined;
}

/** Entries behind a figure, latest first, each with its document; 50 a page. */
export async function stockEntries(reader: Reader, filter: EntryFilter, seesCost: boolean) {
  const [afterDay, afterId] = filter.after?.split('/') ?? [];
  const conditions = [
    Prisma.sql`e.store_id = ${filter.storeId}::uuid`,
    ...(filter.productId ? [Prisma.sql`e.product_id = ${filter.productId}::uuid`] : []),
    ...(filter.from ? [Prisma.sql`e.business_day >= ${filter.from}::date`] : []),
    ...(filter.to ? [Prisma.sql`e.business_day <= ${filter.to}::date`] : []),
    ...(filter.kind ? [Prisma.sql`e.kind = ${filter.kind}::"StockEntryKind"`] : []),
    ...(filter.zoneId ? [Prisma.sql`e.zone_id = ${filter.zoneId}::uuid`] : []),
    ...(filter.documentId ? [Prisma.sql`e.document_id = ${filter.documentId}::uuid`] : []),
    ...(filter.belowZero ? [Prisma.sql`e.below_zero`] : []),
    ...(afterDay && afterId
      ? [Prisma.sql`(e.business_day, e.id) < (${afterDay}::date, ${afterId}::uuid)`]
      : []),
  ];
  const rows = await reader.$queryRaw<EntryRow[]>`
    SELECT e.id, e.kind, e.product_id AS "productId", p.code, p.name, p.unit, z.name AS zone, trim_scale(e.quantity)::text AS quantity,
      e.value_fen::float8 AS "valueFen", e.business_day AS day, e.occurred_at AS "occurredAt", e.below_zero AS "belowZero",
      e.document_kind AS "documentKind", coalesce(k.ticket_id, e.document_id) AS "documentId", w.name AS person,
      coalesce(t.number, 'RC-' || lpad(r.number::text, 6, '0'), 'AD-' || lpad(a.number::text, 6, '0'),
        'OP-' || lpad(o.number::text, 6, '0'), kt.number, '') AS "documentNumber"
    FROM (SELECT * FROM stock_entry e WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY e.business_day DESC, e.id DESC LIMIT ${PAGE + 1}) e
    JOIN product p ON p.id = e.product_id JOIN zone z ON z.store_id = e.store_id AND z.id = e.zone_id
    LEFT JOIN person w ON w.id = e.person_id
    LEFT JOIN ticket t ON e.document_kind = 'TICKET' AND t.store_id = e.store_id AND t.id = e.document_id
    LEFT JOIN receiving r ON e.document_kind = 'RECEIVING' AND r.store_id = e.store_id AND r.id = e.document_id
    LEFT JOIN adjustment a ON e.document_kind = 'ADJUSTMENT' AND a.store_id = e.store_id AND a.id = e.document_id
    LEFT JOIN opening_stock o ON e.document_kind = 'OPENING_STOCK' AND o.store_id = e.store_id AND o.id = e.document_id
    LEFT JOIN pickup k ON e.document_kind = 'PICKUP' AND k.store_id = e.store_id AND k.id = e.document_id
    LEFT JOIN ticket kt ON kt.store_id = k.store_id AND kt.id = k.ticket_id
    ORDER BY e.business_day DESC, e.id DESC`;
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    rows: page.map(({ day, ...row }) => ({
      ...row,
      businessDay: dateToDay(day),
      valueFen: seesCost ? row.valueFen : null,
    })),
    next: rows.length > PAGE && last ? `${dateToDay(last.day)}/${last.id}` : null,
  };
}

interface EntryRow {
  id: string;
  kind: StockEntryKind;
  productId: string;
  code: string;
  name: string;
  unit: string;
  zone: string;
  quantity: string;
  valueFen: number | null;
  day: Date;
  occurredAt: Date;
  belowZero: boolean;
  documentKind: string;
  documentId: string;
  person: string | null;
  documentNumber: string;
}

/** Products whose level is below zero, with the zone's owner who must explain and the last entry that went below. */
export async function negativeStock(reader: Reader, storeId: string, now: Date) {
  return reader.$queryRaw<
    {
      productId: string;
      code: string;
      name: string;
      unit: string;
      zoneId: string;
      zone: string;
      onHand: string;
      owner: string | null;
      ticketId: string | null;
      number: string | null;
      since: Date | null;
    }[]
  >`
    SELECT l.product_id AS "productId", p.code, p.name, p.unit, l.zone_id AS "zoneId", z.name AS zone, trim_scale(l.on_hand)::text AS "onHand",
      w.name AS owner, t.id AS "ticketId", t.number, e.occurred_at AS since
    FROM stock_level l JOIN product p ON p.id = l.product_id JOIN zone z ON z.store_id = l.store_id AND z.id = l.zone_id
    LEFT JOIN zone_assignment a ON a.store_id = l.store_id AND a.zone_id = l.zone_id
      AND tstzrange(a.starts_at, a.ends_at, '[)') @> ${now}::timestamptz
    LEFT JOIN person w ON w.id = a.person_id
    LEFT JOIN LATERAL (SELECT e.document_id, e.occurred_at FROM stock_entry e WHERE e.store_id = l.store_id AND e.product_id = l.product_id
      AND e.zone_id = l.zone_id AND e.below_zero ORDER BY e.business_day DESC, e.id DESC LIMIT 1) e ON true
    LEFT JOIN ticket t ON t.store_id = l.store_id AND t.id = e.document_id
    WHERE l.store_id = ${storeId}::uuid AND l.on_hand < 0 ORDER BY l.on_hand, p.code LIMIT 200`;
}
