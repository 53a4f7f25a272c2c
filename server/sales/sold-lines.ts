import { Prisma } from '@/generated/prisma/client';
import { dateToDay } from '@/lib/business-day';
import { GOODS } from '@/server/catalog/lent-goods';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { jsonRows } from '@/server/platform/sql';
import { personNames } from '@/server/staff/person-names';
import { STORES } from '@/server/stores/lent-stores';
import { inOrderOf, type ListSource, pageOfStores, rowsOf, totalOfStores } from '@/server/stores/store-list';
import { SOLD_BY } from './sold-by';
import { specsOf } from './specs-of';

const SOURCE: ListSource = {
  table: 'ticket_line',
  order: [{ by: 'x.business_day', type: 'date' }],
  isLedger: true,
};

export interface SoldLinesFilter {
  storeIds: readonly string[];
  /** Business days, both included. */
  from: string;
  to: string;
  /** Null: of no category. */
  categoryId?: string | null | undefined;
  /** The price on the tag, fen a unit: from, and below. */
  tag?: { fromFen: number; toFen: number | null } | undefined;
  /** '': without a brand. */
  brand?: string | undefined;
  personId?: string | undefined;
  productId?: string | undefined;
  /** By the store's clock. */
  hour?: number | undefined;
  /** 1 is Monday. */
  weekday?: number | undefined;
  cursor?: string | undefined;
}

/** The lines behind a figure of the analysis, each with its ticket, the latest day first. */
export async function soldLines(reader: Reader, filter: SoldLinesFilter, take?: number) {
  const { keys, next } = await pageOfStores(reader, SOURCE, { ...filter, where: whereOf(filter) }, take);
  const found = await reader.ticketLine.findMany({
    where: rowsOf(keys),
    include: { ticket: { select: { number: true, occurredAt: true } } },
  });
  const [names, specs, parts] = await Promise.all([
    personNames(
      reader,
      found.map(({ salespersonId }) => salespersonId),
    ),
    specsOf(
      reader,
      found.map(({ productId }) => productId),
    ),
    filter.personId ? partsOf(reader, filter.personId, found) : null,
  ]);
  return {
    rows: inOrderOf(keys, found).map((line) => ({
      storeId: line.storeId,
      id: line.id,
      ticketId: line.ticketId,
      number: line.ticket.number,
      occurredAt: line.ticket.occurredAt,
      businessDay: dateToDay(line.businessDay),
      productCode: line.productCode,
      productName: line.productName,
      spec: specs.get(line.productId) ?? '',
      quantity: line.quantity.toString(),
      unit: line.unit,
      /** Asked of one person: their part of what was sold together. */
      netFen: parts?.get(line.id) ?? fenOf(line.netFen),
      person: names.get(line.salespersonId) ?? '',
    })),
    nextCursor: next,
  };
}

/** How many lines there are, and what they come to. */
export async function soldLineTotals(reader: Reader, filter: SoldLinesFilter) {
  const { from, to } = filter;
  const total = await totalOfStores(
    reader,
    SOURCE,
    { storeIds: filter.storeIds, where: whereOf(filter), days: { from, to } },
    { fen: filter.personId ? Prisma.sql`(${partOf(filter.personId)})` : Prisma.sql`x.net_fen` },
  );
  return { count: total.count, netFen: fenOf(total.fen) };
}

/** What of a line is somebody's, fen; null: nothing. */
function partOf(personId: string): Prisma.Sql {
  return Prisma.sql`SELECT p.net_fen FROM ${Prisma.raw(SOLD_BY)} p
    WHERE p.store_id = x.store_id AND p.line_id = x.id AND p.business_day = x.business_day AND p.person_id = ${personId}::uuid`;
}

/** Of lines of which only a part is somebody's: that part, fen. */
async function partsOf(
  reader: Reader,
  personId: string,
  lines: readonly { storeId: string; id: string }[],
): Promise<Map<string, number>> {
  const keys = lines.map(({ storeId, id }) => ({ store_id: storeId, id }));
  const rows = await reader.$queryRaw<{ id: string; fen: string }[]>`
    SELECT p.line_id AS id, p.net_fen::text AS fen FROM ${jsonRows('k', keys, 'store_id uuid, id uuid')}
    CROSS JOIN LATERAL (SELECT * FROM ${Prisma.raw(SOLD_BY)} p WHERE p.store_id = k.store_id AND p.line_id = k.id AND p.person_id = ${personId}::uuid) p`;
  return new Map(rows.map(({ id, fen }) => [id, fenOf(fen)]));
}

function whereOf(filter: SoldLinesFilter): Prisma.Sql {
  const { from, to, categoryId, tag, brand, personId, productId, hour, weekday } = filter;
  const goods = (what: Prisma.Sql) =>
    Prisma.sql`EXISTS (SELECT 1 FROM ${GOODS} p WHERE p.id = x.product_id AND ${what} OFFSET 0)`;
  const parts = [
    Prisma.sql`x.business_day BETWEEN ${from}::date AND ${to}::date`,
    ...(categoryId === undefined
      ? []
      : [goods(Prisma.sql`p.category_id IS NOT DISTINCT FROM ${categoryId}::uuid`)]),
    ...(brand === undefined ? [] : [goods(Prisma.sql`p.brand = ${brand}`)]),
    ...(tag ? [Prisma.sql`x.book_price_fen >= ${tag.fromFen}`] : []),
    ...(tag && tag.toFen !== null ? [Prisma.sql`x.book_price_fen < ${tag.toFen}`] : []),
    ...(personId ? [Prisma.sql`(${partOf(personId)}) IS NOT NULL`] : []),
    ...(productId ? [Prisma.sql`x.product_id = ${productId}::uuid`] : []),
    ...(weekday ? [Prisma.sql`extract(isodow FROM x.business_day) = ${weekday}`] : []),
    ...(hour === undefined
      ? []
      : [
          Prisma.sql`EXISTS (SELECT 1 FROM ticket t JOIN ${STORES} s ON s.id = t.store_id WHERE t.store_id = x.store_id AND t.id = x.ticket_id
            AND extract(hour FROM t.occurred_at AT TIME ZONE s.time_zone) = ${hour} OFFSET 0)`,
        ]),
  ];
  return Prisma.join(parts, ' AND ');
}
