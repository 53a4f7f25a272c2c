import { Prisma } from '@/generated/prisma/client';
import { dateToDay } from '@/lib/business-day';
import { GOODS } from '@/server/catalog/lent-goods';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import { STORES } from '@/server/stores/lent-stores';
import { inOrderOf, type ListSource, pageOfStores, rowsOf, totalOfStores } from '@/server/stores/store-list';
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
  const [names, specs] = await Promise.all([
    personNames(
      reader,
      found.map(({ salespersonId }) => salespersonId),
    ),
    specsOf(
      reader,
      found.map(({ productId }) => productId),
    ),
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
      netFen: fenOf(line.netFen),
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
    { fen: Prisma.sql`x.net_fen` },
  );
  return { count: total.count, netFen: fenOf(total.fen) };
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
    ...(personId ? [Prisma.sql`x.salesperson_id = ${personId}::uuid`] : []),
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
