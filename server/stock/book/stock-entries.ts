import { Prisma } from '@/generated/prisma/client';
import type { StockEntryKind } from '@/generated/prisma/enums';
import { dateToDay } from '@/lib/business-day';
import { milliToText } from '@/lib/quantity';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { jsonRows } from '@/server/platform/sql';
import { inOrderOf, type ListSource, pageOfStores, totalOfStores } from '@/server/platform/store-list';

/** Numbers of the rarer documents; a transfer's is its sender's, also where it arrives. */
const OTHER_NUMBER = Prisma.sql`CASE e.document_kind
  WHEN 'TRANSFER' THEN 'TR-' || lpad(coalesce((SELECT number FROM transfer WHERE store_id = e.store_id AND id = e.document_id),
    (SELECT f.number FROM transfer_arrival_line a JOIN transfer f ON f.store_id = a.from_store_id AND f.id = a.transfer_id
      WHERE a.store_id = e.store_id AND a.id = e.document_line_id))::text, 6, '0')
  WHEN 'ZONE_MOVE' THEN 'ZM-' || lpad((SELECT number FROM zone_move WHERE store_id = e.store_id AND id = e.document_id)::text, 6, '0')
  WHEN 'SUPPLIER_RETURN' THEN 'SR-' || lpad((SELECT number FROM supplier_return WHERE store_id = e.store_id AND id = e.document_id)::text, 6, '0')
  WHEN 'STOCKTAKE' THEN 'ST-' || lpad((SELECT number FROM stocktake WHERE store_id = e.store_id AND id = e.document_id)::text, 6, '0') END`;

/** An entry's day, and within it the order they were written in. */
const SOURCE: ListSource = {
  table: 'stock_entry',
  isLedger: true,
  order: [{ by: 'x.business_day', type: 'date' }],
};

export interface EntryFilter {
  storeIds: readonly string[];
  productId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  kind?: StockEntryKind | undefined;
  zoneId?: string | undefined;
  documentId?: string | undefined;
  belowZero?: boolean | undefined;
  cursor?: string | undefined;
}

function whereOf(filter: EntryFilter): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`true`,
      ...(filter.productId ? [Prisma.sql`x.product_id = ${filter.productId}::uuid`] : []),
      ...(filter.from ? [Prisma.sql`x.business_day >= ${filter.from}::date`] : []),
      ...(filter.to ? [Prisma.sql`x.business_day <= ${filter.to}::date`] : []),
      ...(filter.kind ? [Prisma.sql`x.kind = ${filter.kind}::"StockEntryKind"`] : []),
      ...(filter.zoneId ? [Prisma.sql`x.zone_id = ${filter.zoneId}::uuid`] : []),
      ...(filter.documentId ? [Prisma.sql`x.document_id = ${filter.documentId}::uuid`] : []),
      ...(filter.belowZero ? [Prisma.sql`x.below_zero`] : []),
    ],
    ' AND ',
  );
}

/** Entries behind a figure, latest first, each with its document. @param sees whether costs of a store may be shown */
export async function stockEntries(
  reader: Reader,
  filter: EntryFilter,
  sees: (storeId: string) => boolean,
  take?: number,
) {
  const { keys, next } = await pageOfStores(reader, SOURCE, { ...filter, where: whereOf(filter) }, take);
  const wanted = keys.map(({ storeId, id }) => ({ store_id: storeId, id }));
  const rows = await reader.$queryRaw<EntryRow[]>`
    SELECT e.store_id AS "storeId", e.id, e.kind, e.product_id AS "productId", p.code, p.name, p.spec, p.unit, z.name AS zone,
      trim_scale(e.quantity)::text AS quantity, e.value_fen::float8 AS "valueFen", e.business_day AS day,
      e.occurred_at AS "occurredAt", e.below_zero AS "belowZero",
      e.document_kind AS "documentKind", coalesce(k.ticket_id, e.document_id) AS "documentId", w.name AS person,
      coalesce(t.number, 'RC-' || lpad(r.number::text, 6, '0'), 'AD-' || lpad(a.number::text, 6, '0'),
        'OP-' || lpad(o.number::text, 6, '0'), kt.number, ${OTHER_NUMBER}, '') AS "documentNumber"
    FROM ${jsonRows('q', wanted, 'store_id uuid, id uuid')} JOIN stock_entry e ON e.store_id = q.store_id AND e.id = q.id
    JOIN product p ON p.id = e.product_id JOIN zone z ON z.store_id = e.store_id AND z.id = e.zone_id
    LEFT JOIN person w ON w.id = e.person_id
    LEFT JOIN ticket t ON e.document_kind = 'TICKET' AND t.store_id = e.store_id AND t.id = e.document_id
    LEFT JOIN receiving r ON e.document_kind = 'RECEIVING' AND r.store_id = e.store_id AND r.id = e.document_id
    LEFT JOIN adjustment a ON e.document_kind = 'ADJUSTMENT' AND a.store_id = e.store_id AND a.id = e.document_id
    LEFT JOIN opening_stock o ON e.document_kind = 'OPENING_STOCK' AND o.store_id = e.store_id AND o.id = e.document_id
    LEFT JOIN pickup k ON e.document_kind = 'PICKUP' AND k.store_id = e.store_id AND k.id = e.document_id
    LEFT JOIN ticket kt ON kt.store_id = k.store_id AND kt.id = k.ticket_id`;
  return {
    rows: inOrderOf(keys, rows).map(({ day, ...row }) => ({
      ...row,
      businessDay: dateToDay(day),
      valueFen: sees(row.storeId) ? row.valueFen : null,
    })),
    nextCursor: next,
  };
}

/**
 * How many there are, what they add up to at cost and, of one product, in pieces. Only of a question with an end (a product, a
 * document or a period): the whole ledger is what the stock book adds up.
 */
export async function entryTotals(reader: Reader, filter: EntryFilter, seesCost: boolean) {
  const total = await totalOfStores(
    reader,
    SOURCE,
    { ...filter, where: whereOf(filter), days: filter },
    {
      milli: Prisma.sql`(x.quantity * 1000)::bigint`,
      fen: Prisma.sql`x.value_fen`,
    },
  );
  return {
    count: total.count,
    quantity: filter.productId ? milliToText(Number(total.milli)) : null,
    valueFen: seesCost ? fenOf(total.fen) : null,
  };
}

interface EntryRow {
  storeId: string;
  id: string;
  kind: StockEntryKind;
  productId: string;
  code: string;
  name: string;
  spec: string;
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
