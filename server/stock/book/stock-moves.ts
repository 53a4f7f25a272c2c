import { Prisma } from '@/generated/prisma/client';
import type { StockEntryKind } from '@/generated/prisma/enums';
import { InvalidInput } from '@/server/platform/errors';
import { BUSINESS_DAYS } from '@/server/stores/lent-stores';
import { periodParts } from './period-parts';

/** Entries of one kind and direction, within the period or after it; quantity and value positive. */
export interface MoveRow {
  kind: StockEntryKind;
  later: boolean;
  out: boolean;
  quantity: string;
  value_fen: number;
}

export interface MovesFilter {
  /** An id, or a column of a lateral join. */
  storeId: string | Prisma.Sql;
  /** Business days, both included. */
  from: string;
  to: string;
  /** The store's business day now: what ends there has nothing after it. */
  today: string;
  zoneId?: string | undefined;
}

/** Between two zones of one store nothing comes in and nothing goes out. */
const WITHIN_THE_STORE = Prisma.sql`AND kind NOT IN ('ZONE_IN', 'ZONE_OUT')`;

/**
 * What moved since `from`, as rows (product_id, kind, later, out, quantity, value_fen), to be grouped: sealed days by their
 * months, open days and broken months by their entries. Costs the months and days of the period and after, never the history.
 * @param product `p.id` in a lateral join; null for every product of the store
 * @throws InvalidInput for a period that ends before it begins
 */
export function movesSince(filter: MovesFilter, product: Prisma.Sql | null): Prisma.Sql {
  const { to } = filter;
  const store = typeof filter.storeId === 'string' ? Prisma.sql`${filter.storeId}::uuid` : filter.storeId;
  if (filter.from > to) throw new InvalidInput({ field: 'from', problem: 'afterTo' });
  const parts = periodParts(filter.from, to >= filter.today ? null : to);
  const where = (table: string) => Prisma.sql`${Prisma.raw(table)}.store_id = ${store}
    ${product ? Prisma.sql`AND ${Prisma.raw(table)}.product_id = ${product}` : Prisma.empty}
    ${filter.zoneId ? Prisma.sql`AND ${Prisma.raw(table)}.zone_id = ${filter.zoneId}::uuid` : WITHIN_THE_STORE}`;
  const months = (out: boolean) => {
    const side = Prisma.raw(out ? 'out' : 'in');
    return Prisma.sql`SELECT m.product_id, m.kind, m.month > ${to}::date AS later, ${out}::boolean AS out,
        m.${side}_quantity AS quantity, m.${side}_value_fen AS value_fen
      FROM stock_month m WHERE ${where('m')} AND m.month >= ${parts.firstWholeMonth}::date
        ${parts.brokenMonth ? Prisma.sql`AND m.month <> ${parts.brokenMonth}::date` : Prisma.empty}`;
  };
  const unsealed = Prisma.sql`SELECT day FROM ${BUSINESS_DAYS} d WHERE store_id = ${store} AND state <> 'SEALED'
    AND day >= ${parts.firstWholeMonth}::date
    ${parts.brokenMonth ? Prisma.sql`AND date_trunc('month', day) <> ${parts.brokenMonth}::date` : Prisma.empty}`;
  const range = ({ from, to: until }: { from: string; to: string }) =>
    Prisma.sql`BETWEEN ${from}::date AND ${until}::date`;
  const entries = product
    ? [
        summed(product, where('e'), Prisma.sql`u.day > ${to}::date`, Prisma.sql`= u.day`, unsealed),
        ...parts.ranges.map((part) =>
          summed(product, where('e'), Prisma.sql`${part.later}::boolean`, range(part)),
        ),
      ]
    : [
        Prisma.sql`${each(to)} FROM (${unsealed}) u JOIN stock_entry e ON e.business_day = u.day WHERE ${where('e')}`,
        ...parts.ranges.map(
          (part) =>
            Prisma.sql`${each(to)} FROM stock_entry e WHERE ${where('e')} AND e.business_day ${range(part)}`,
        ),
      ];
  return Prisma.join([months(false), months(true), ...entries], ' UNION ALL ');
}

function each(to: string): Prisma.Sql {
  return Prisma.sql`SELECT e.product_id, e.kind, e.business_day > ${to}::date AS later, e.quantity < 0 AS out, e.quantity, e.value_fen`;
}

/**
 * One product's entries of some days, summed in one pass for both directions: its rows may be many, its kinds are few. Of a
 * whole store it is the other way round, and what it sums is summed by product once more: there they are left as they are.
 */
function summed(
  product: Prisma.Sql,
  where: Prisma.Sql,
  later: Prisma.Sql,
  days: Prisma.Sql,
  ofDays?: Prisma.Sql,
): Prisma.Sql {
  return Prisma.sql`SELECT ${product} AS product_id, s.kind, ${later} AS later, side.out, side.quantity, side.value_fen
    FROM ${ofDays ? Prisma.sql`(${ofDays}) u CROSS JOIN LATERAL` : Prisma.empty}
      (SELECT e.kind, sum(e.quantity) AS quantity, sum(e.value_fen) AS value_fen,
        coalesce(sum(e.quantity) FILTER (WHERE e.quantity < 0), 0) AS out_quantity,
        coalesce(sum(e.value_fen) FILTER (WHERE e.quantity < 0), 0) AS out_value_fen
      FROM stock_entry e WHERE ${where} AND e.business_day ${days} GROUP BY e.kind) s
    CROSS JOIN LATERAL (VALUES (true, s.out_quantity, s.out_value_fen),
      (false, s.quantity - s.out_quantity, s.value_fen - s.out_value_fen)) side (out, quantity, value_fen)`;
}

/** The rows of `movesSince` summed: `SELECT kind, later, out, quantity, value_fen` of MoveRow. */
export function sumMoves(moves: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT kind, later, out, abs(sum(quantity))::text AS quantity,
      sum(value_fen) * CASE WHEN out THEN -1 ELSE 1 END AS value_fen
    FROM (${moves}) moves GROUP BY kind, later, out HAVING sum(quantity) <> 0 OR sum(value_fen) <> 0`;
}
