import { Prisma } from '@/generated/prisma/client';
import type { Day } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { fenOf, fenOrNull } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import { customersNamed, type NamedCustomer } from '../customers-named';
import type { CALL_OUTCOMES } from './schema';

const PAGE = 50;

/** What was said last. */
export interface LastCall {
  at: Date;
  person: string;
  outcome: (typeof CALL_OUTCOMES)[number];
  promisedDay: Day | null;
  promisedFen: number | null;
  note: string;
}

export interface OverdueCustomer {
  customer: NamedCustomer;
  /** Which sold what is longest overdue. */
  storeId: string;
  overdueFen: number;
  oldestDue: Day;
  /** When to ask next: the day they promised, else the oldest due day. */
  nextDay: Day;
  last: LastCall | null;
}

interface Row {
  customer_id: string;
  store_id: string;
  overdue: bigint;
  oldest: string;
  next_day: string;
  called_at: Date | null;
  person_id: string | null;
  outcome: LastCall['outcome'] | null;
  promised_day: string | null;
  promised_fen: bigint | null;
  note: string | null;
  customers: bigint;
  whole: bigint;
}

/** Who has something overdue with these stores, whoever is to be asked first first. It reads what is open, not history. */
export async function listOverdue(
  reader: Reader,
  { storeIds, day, cursor }: { storeIds: readonly string[]; day: Day; cursor?: string | undefined },
): Promise<{ rows: OverdueCustomer[]; customers: number; overdueFen: number; nextCursor: string | null }> {
  const after = readCursor(cursor);
  const rows = await reader.$queryRaw<Row[]>`
    WITH late AS (SELECT customer_id, sum(left_fen)::bigint AS overdue, min(due_day) AS oldest,
        (array_agg(store_id ORDER BY due_day, entry_id))[1] AS store_id FROM credit_open
        WHERE left_fen > 0 AND side = 'OWED' AND due_day < ${day}::date AND store_id = ANY(${[...storeIds]}::uuid[]) GROUP BY customer_id),
      asked AS (SELECT l.*, c.*, coalesce(c.promised_day, l.oldest) AS next_day, count(*) OVER () AS customers,
          sum(l.overdue) OVER ()::bigint AS whole
        FROM late l LEFT JOIN LATERAL (SELECT occurred_at AS called_at, person_id, outcome, promised_day, promised_fen, note FROM credit_call
          WHERE credit_call.customer_id = l.customer_id ORDER BY occurred_at DESC LIMIT 1) c ON true)
    SELECT customer_id, store_id, overdue, oldest::text, next_day::text, called_at, person_id, outcome, promised_day::text, promised_fen, note, customers, whole
    FROM asked WHERE ${after ? Prisma.sql`(next_day, customer_id) > (${after.day}::date, ${after.customerId}::uuid)` : Prisma.sql`true`}
    ORDER BY asked.next_day, customer_id LIMIT ${PAGE + 1}`;
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  const [names, people] = await Promise.all([
    customersNamed(
      reader,
      page.map(({ customer_id }) => customer_id),
    ),
    personNames(
      reader,
      page.flatMap(({ person_id }) => person_id ?? []),
    ),
  ]);
  return {
    rows: page.flatMap((row) => {
      const customer = names.get(row.customer_id);
      if (!customer) return [];
      return [
        {
          customer,
          storeId: row.store_id,
          overdueFen: fenOf(row.overdue),
          oldestDue: row.oldest,
          nextDay: row.next_day,
          last: lastOf(row, people),
        },
      ];
    }),
    customers: Number(rows[0]?.customers ?? 0n),
    overdueFen: fenOf(rows[0]?.whole ?? 0n),
    nextCursor: rows.length > PAGE && last ? `${last.next_day}_${last.customer_id}` : null,
  };
}

function lastOf(row: Row, people: ReadonlyMap<string, string>): LastCall | null {
  if (!row.called_at || !row.outcome) return null;
  return {
    at: row.called_at,
    person: people.get(row.person_id ?? '') ?? '',
    outcome: row.outcome,
    promisedDay: row.promised_day,
    promisedFen: fenOrNull(row.promised_fen),
    note: row.note ?? '',
  };
}

function readCursor(cursor: string | undefined): { day: Day; customerId: string } | null {
  const [, day, customerId] = /^(\d{4}-\d\d-\d\d)_([0-9a-f-]{36})$/.exec(cursor ?? '') ?? [];
  return day && customerId ? { day, customerId } : null;
}
