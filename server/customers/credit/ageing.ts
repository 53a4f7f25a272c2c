import { Prisma } from '@/generated/prisma/client';
import type { Day } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { customersNamed, type NamedCustomer } from '../customers-named';
import type { Bucket } from './credit-rules';

/** What somebody owes, by how long it is due, fen. */
export interface Aged {
  buckets: Record<Bucket, number>;
  /** Paid and belonging to nothing yet. */
  unmatchedFen: number;
  /** Buckets less what is unmatched: what their balance was. */
  totalFen: number;
}

export interface AgedCustomer extends Aged {
  customer: NamedCustomer;
  oldestDue: Day | null;
}

export interface AgeingFilter {
  /** Stores whose entries are looked at; left out: all. */
  storeIds?: readonly string[] | undefined;
  /** As it was at the end of this business day. */
  day: Day;
  /** Only who owes something past due. */
  overdueOnly?: boolean | undefined;
  customerIds?: readonly string[] | undefined;
  cursor?: string | undefined;
}

interface Row {
  customer_id: string | null;
  current: bigint;
  to30: bigint;
  to60: bigint;
  to90: bigint;
  over90: bigint;
  unmatched: bigint;
  overdue: bigint;
  oldest: string | null;
  customers: bigint;
}

export const AGEING_PAGE = 50;

/**
 * Who owed what on a day, most overdue first, with the sum over all of them. Worked out backwards: what is open now, and what was paid of it
 * since; so it grows with what is open and with what happened after the day, not with history.
 */
export async function ageing(
  reader: Reader,
  filter: AgeingFilter,
  take: number = AGEING_PAGE,
): Promise<{ rows: AgedCustomer[]; customers: number; sum: Aged; nextCursor: string | null }> {
  const after = readCursor(filter.cursor);
  const rows = await reader.$queryRaw<Row[]>`
    WITH open_then AS (${openThen(filter)}), aged AS MATERIALIZED (
      SELECT customer_id,
        ${bucketSum('current', Prisma.sql`late <= 0`)}, ${bucketSum('to30', Prisma.sql`late BETWEEN 1 AND 30`)},
        ${bucketSum('to60', Prisma.sql`late BETWEEN 31 AND 60`)}, ${bucketSum('to90', Prisma.sql`late BETWEEN 61 AND 90`)},
        ${bucketSum('over90', Prisma.sql`late > 90`)}, coalesce(sum(fen) FILTER (WHERE late IS NULL), 0) AS unmatched,
        coalesce(sum(fen) FILTER (WHERE late > 0), 0) AS overdue, min(due_day) FILTER (WHERE fen <> 0) AS oldest
      FROM open_then GROUP BY customer_id
      HAVING sum(abs(fen)) > 0 ${filter.overdueOnly ? Prisma.sql`AND coalesce(sum(fen) FILTER (WHERE late > 0), 0) > 0` : Prisma.empty})
    (SELECT NULL::uuid AS customer_id, coalesce(sum(current), 0)::bigint AS current, coalesce(sum(to30), 0)::bigint AS to30,
      coalesce(sum(to60), 0)::bigint AS to60, coalesce(sum(to90), 0)::bigint AS to90, coalesce(sum(over90), 0)::bigint AS over90,
      coalesce(sum(unmatched), 0)::bigint AS unmatched, coalesce(sum(overdue), 0)::bigint AS overdue, NULL::text AS oldest, count(*) AS customers FROM aged)
    UNION ALL
    (SELECT customer_id, current::bigint, to30::bigint, to60::bigint, to90::bigint, over90::bigint, unmatched::bigint, overdue::bigint, oldest::text, 0 FROM aged
      WHERE ${after ? Prisma.sql`(overdue, customer_id) < (${after.overdueFen}::bigint, ${after.customerId}::uuid)` : Prisma.sql`true`}
      ORDER BY overdue DESC, customer_id DESC LIMIT ${take + 1})`;
  const whole = rows.find(({ customer_id }) => customer_id === null);
  const found = rows.filter(({ customer_id }) => customer_id !== null);
  const page = found.slice(0, take);
  const last = page.at(-1);
  const names = await customersNamed(
    reader,
    page.flatMap(({ customer_id }) => customer_id ?? []),
  );
  return {
    rows: page.flatMap((row) => {
      const customer = names.get(row.customer_id ?? '');
      return customer ? [{ customer, oldestDue: row.oldest, ...agedOf(row) }] : [];
    }),
    customers: Number(whole?.customers ?? 0n),
    sum: agedOf(whole),
    nextCursor: found.length > take && last ? `${last.overdue}_${last.customer_id}` : null,
  };
}

/**
 * What was open at the end of the day, each with how many days it was past due; without a due day, it was paid and unmatched. Summed as doubles, which
 * are exact to nine quadrillion fen and a third of the work of exact numerics.
 */
function openThen({ storeIds, day, customerIds }: AgeingFilter): Prisma.Sql {
  const of = Prisma.sql`o.business_day <= ${day}::date ${storeIds ? Prisma.sql`AND o.store_id = ANY(${[...storeIds]}::uuid[])` : Prisma.empty}
    ${customerIds ? Prisma.sql`AND o.customer_id = ANY(${[...customerIds]}::uuid[])` : Prisma.empty}`;
  const since = (side: 'owed' | 'paying') => Prisma.sql`
    SELECT o.customer_id, o.due_day, ${day}::date - o.due_day AS late, m.amount_fen::float8 AS fen FROM credit_match m
    JOIN credit_open o ON o.entry_id = m.${Prisma.raw(`${side}_entry_id`)} WHERE m.effective_day > ${day}::date AND ${of}`;
  return Prisma.sql`
    SELECT o.customer_id, o.due_day, ${day}::date - o.due_day AS late, o.left_fen::float8 AS fen FROM credit_open o WHERE o.left_fen > 0 AND ${of}
    UNION ALL ${since('owed')} UNION ALL ${since('paying')}`;
}

function bucketSum(bucket: Bucket, isIn: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce(sum(fen) FILTER (WHERE ${isIn}), 0) AS ${Prisma.raw(bucket)}`;
}

function agedOf(row: Row | undefined): Aged {
  const buckets = {
    current: fenOf(row?.current ?? 0n),
    to30: fenOf(row?.to30 ?? 0n),
    to60: fenOf(row?.to60 ?? 0n),
    to90: fenOf(row?.to90 ?? 0n),
    over90: fenOf(row?.over90 ?? 0n),
  };
  const unmatchedFen = fenOf(row?.unmatched ?? 0n);
  const owedFen = Object.values(buckets).reduce((sum, fen) => sum + fen, 0);
  return { buckets, unmatchedFen, totalFen: owedFen - unmatchedFen };
}

function readCursor(cursor: string | undefined): { overdueFen: string; customerId: string } | null {
  const [, overdueFen, customerId] = /^(\d{1,18})_([0-9a-f-]{36})$/.exec(cursor ?? '') ?? [];
  return overdueFen && customerId ? { overdueFen, customerId } : null;
}
