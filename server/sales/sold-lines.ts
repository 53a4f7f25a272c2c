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
import { movesOfLines } from './whose-line';

const SOURCE: ListSource = {
  table: 'ticket_line',
  order: [{ by: 'x.business_day', type: 'date' }],
  isLedger: true,
};

/** Of one person: lines of other days whose move counts in these too, so that no day is read by itself. */
const OF_PERSON: ListSource = { table: SOURCE.table, order: SOURCE.order };
const sourceOf = ({ personId }: SoldLinesFilter) => (personId ? OF_PERSON : SOURCE);

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
  const { keys, next } = await pageOfStores(
    reader,
    sourceOf(filter),
    { ...filter, where: whereOf(filter) },
    take,
  );
  const found = await reader.ticketLine.findMany({
    where: rowsOf(keys),
    include: { ticket: { select: { number: true, occurredAt: true } } },
  });
  const [names, specs, parts, moves] = await Promise.all([
    personNames(
      reader,
      found.map(({ salespersonId }) => salespersonId),
    ),
    specsOf(
      reader,
      found.map(({ productId }) => productId),
    ),
    filter.personId ? partsOf(reader, { ...filter, personId: filter.personId }, found) : null,
    movesOf(reader, found),
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
      /** Whose it is: who sold it, or to whom it was moved. */
      person: moves.get(line.id) ?? names.get(line.salespersonId) ?? '',
    })),
    nextCursor: next,
  };
}

/** How many lines there are, and what they come to. */
export async function soldLineTotals(reader: Reader, filter: SoldLinesFilter) {
  const { from, to } = filter;
  const total = await totalOfStores(
    reader,
    sourceOf(filter),
    { storeIds: filter.storeIds, where: whereOf(filter), days: { from, to } },
    {
      fen: filter.personId
        ? Prisma.sql`(${partOf({ ...filter, personId: filter.personId })})`
        : Prisma.sql`x.net_fen`,
    },
  );
  return { count: total.count, netFen: fenOf(total.fen) };
}

type OfPerson = Pick<SoldLinesFilter, 'from' | 'to'> & { personId: string };

/** What of a line is somebody's in these days, fen; null: nothing, or it was moved away in them. */
function partOf({ personId, from, to }: OfPerson): Prisma.Sql {
  return Prisma.sql`SELECT sum(p.net_fen) FROM ${Prisma.raw(SOLD_BY)} p
    WHERE p.store_id = x.store_id AND p.line_id = x.id AND p.business_day BETWEEN ${from}::date AND ${to}::date AND p.person_id = ${personId}::uuid
    HAVING sum(p.quantity) <> 0`;
}

/** Of lines of which only a part is somebody's in these days: that part, fen. */
async function partsOf(
  reader: Reader,
  { personId, from, to }: OfPerson,
  lines: readonly { storeId: string; id: string }[],
): Promise<Map<string, number>> {
  const keys = lines.map(({ storeId, id }) => ({ store_id: storeId, id }));
  const rows = await reader.$queryRaw<{ id: string; fen: string }[]>`
    SELECT p.id, p.fen::text AS fen FROM ${jsonRows('k', keys, 'store_id uuid, id uuid')}
    CROSS JOIN LATERAL (SELECT p.line_id AS id, sum(p.net_fen) AS fen FROM ${Prisma.raw(SOLD_BY)} p
      WHERE p.store_id = k.store_id AND p.line_id = k.id AND p.business_day BETWEEN ${from}::date AND ${to}::date
        AND p.person_id = ${personId}::uuid GROUP BY 1) p`;
  return new Map(rows.map(({ id, fen }) => [id, fenOf(fen)]));
}

/** To whom lines were moved, the most first. */
async function movesOf(
  reader: Reader,
  lines: readonly { storeId: string; id: string; returnsLineId: string | null }[],
): Promise<Map<string, string>> {
  const stores = [...new Set(lines.map(({ storeId }) => storeId))];
  const found = await Promise.all(
    stores.map((storeId) =>
      movesOfLines(
        reader,
        storeId,
        lines.filter((line) => line.storeId === storeId),
      ),
    ),
  );
  return new Map(
    found.flatMap((moves) =>
      [...moves].map(([id, { to }]) => [id, to.map(({ person }) => person).join(' / ')] as const),
    ),
  );
}

/** Lines of any day of which a move counts in these, and what came back of them. */
function movedIn({ from, to }: SoldLinesFilter): Prisma.Sql {
  const moved = Prisma.sql`line_attribution a WHERE a.store_id = s.id AND a.business_day BETWEEN ${from}::date AND ${to}::date`;
  return Prisma.sql`ARRAY(SELECT a.line_id FROM ${moved}
    UNION SELECT r.id FROM ticket_line r WHERE r.store_id = s.id AND r.returns_line_id IN (SELECT a.line_id FROM ${moved}))`;
}

function whereOf(filter: SoldLinesFilter): Prisma.Sql {
  const { from, to, categoryId, tag, brand, personId, productId, hour, weekday } = filter;
  const goods = (what: Prisma.Sql) =>
    Prisma.sql`EXISTS (SELECT 1 FROM ${GOODS} p WHERE p.id = x.product_id AND ${what} OFFSET 0)`;
  const parts = [
    personId
      ? Prisma.sql`(x.business_day BETWEEN ${from}::date AND ${to}::date OR x.id = ANY(${movedIn(filter)}))`
      : Prisma.sql`x.business_day BETWEEN ${from}::date AND ${to}::date`,
    ...(categoryId === undefined
      ? []
      : [goods(Prisma.sql`p.category_id IS NOT DISTINCT FROM ${categoryId}::uuid`)]),
    ...(brand === undefined ? [] : [goods(Prisma.sql`p.brand = ${brand}`)]),
    ...(tag ? [Prisma.sql`x.book_price_fen >= ${tag.fromFen}`] : []),
    ...(tag && tag.toFen !== null ? [Prisma.sql`x.book_price_fen < ${tag.toFen}`] : []),
    ...(personId ? [Prisma.sql`(${partOf({ personId, from, to })}) IS NOT NULL`] : []),
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
