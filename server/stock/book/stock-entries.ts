import { Prisma } from '@/generated/prisma/client';
import type { StockEntryKind } from '@/generated/prisma/enums';
import { dateToDay } from '@/lib/business-day';
import { milliToText } from '@/lib/quantity';
import { GOODS } from '@/server/catalog/lent-goods';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { jsonRows } from '@/server/platform/sql';
import { PEOPLE } from '@/server/staff/lent-people';
import { inOrderOf, type ListSource, pageOfStores, totalOfStores } from '@/server/stores/store-list';
import { ZONES } from '@/server/zones/lent-zones';
import { type NamedDocument, saidByKind } from './stock-documents';

const KIND = Prisma.sql`e.document_kind`;
const NAMED: NamedDocument = {
  storeId: Prisma.sql`e.store_id`,
  documentId: Prisma.sql`e.document_id`,
  lineId: Prisma.sql`e.document_line_id`,
};

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
  kinds?: readonly StockEntryKind[] | undefined;
  categoryId?: string | undefined;
  /** Of goods counted in this unit. */
  unit?: string | undefined;
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
      ...(filter.kinds?.length ? [Prisma.sql`x.kind = ANY(${filter.kinds}::"StockEntryKind"[])`] : []),
      ...(filter.categoryId || filter.unit ? [goodsOf(filter)] : []),
      ...(filter.zoneId ? [Prisma.sql`x.zone_id = ${filter.zoneId}::uuid`] : []),
      ...(filter.documentId ? [Prisma.sql`x.document_id = ${filter.documentId}::uuid`] : []),
      ...(filter.belowZero ? [Prisma.sql`x.below_zero`] : []),
    ],
    ' AND ',
  );
}

function goodsOf({ categoryId, unit }: EntryFilter): Prisma.Sql {
  return Prisma.sql`x.product_id IN (SELECT g.id FROM ${GOODS} g WHERE true
    ${categoryId ? Prisma.sql`AND g.category_id = ${categoryId}::uuid` : Prisma.empty}
    ${unit ? Prisma.sql`AND g.unit = ${unit}` : Prisma.empty})`;
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
      e.document_kind AS "documentKind", coalesce(${saidByKind(KIND, ({ openedBy }) => openedBy?.(NAMED))}, e.document_id) AS "documentId",
      w.name AS person, coalesce(${saidByKind(KIND, ({ number }) => number(NAMED))}, '') AS "documentNumber"
    FROM ${jsonRows('q', wanted, 'store_id uuid, id uuid')} JOIN stock_entry e ON e.store_id = q.store_id AND e.id = q.id
    JOIN ${GOODS} p ON p.id = e.product_id JOIN ${ZONES} z ON z.store_id = e.store_id AND z.id = e.zone_id
    LEFT JOIN ${PEOPLE} w ON w.id = e.person_id`;
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
 * How many there are, what they add up to at cost and, of one product or unit, in quantity. Only of a question with an end (a product, a
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
    quantity: filter.productId || filter.unit ? milliToText(Number(total.milli)) : null,
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
