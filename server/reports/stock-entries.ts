import { Prisma } from '@/generated/prisma/client';
import type { StockEntryKind } from '@/generated/prisma/enums';
import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';

const PAGE = 50;

/** Numbers of the rarer documents; a transfer's is its sender's, also where it arrives. */
const OTHER_NUMBER = Prisma.sql`CASE e.document_kind
  WHEN 'TRANSFER' THEN 'TR-' || lpad(coalesce((SELECT number FROM transfer WHERE store_id = e.store_id AND id = e.document_id),
    (SELECT f.number FROM transfer_arrival_line a JOIN transfer f ON f.store_id = a.from_store_id AND f.id = a.transfer_id
      WHERE a.store_id = e.store_id AND a.id = e.document_line_id))::text, 6, '0')
  WHEN 'ZONE_MOVE' THEN 'ZM-' || lpad((SELECT number FROM zone_move WHERE store_id = e.store_id AND id = e.document_id)::text, 6, '0')
  WHEN 'SUPPLIER_RETURN' THEN 'SR-' || lpad((SELECT number FROM supplier_return WHERE store_id = e.store_id AND id = e.document_id)::text, 6, '0')
  WHEN 'STOCKTAKE' THEN 'ST-' || lpad((SELECT number FROM stocktake WHERE store_id = e.store_id AND id = e.document_id)::text, 6, '0') END`;

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
        'OP-' || lpad(o.number::text, 6, '0'), kt.number, ${OTHER_NUMBER}, '') AS "documentNumber"
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
