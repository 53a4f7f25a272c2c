import { Prisma } from '@/generated/prisma/client';
import type { Reader } from '@/server/platform/db';
import { jsonRows } from '@/server/platform/sql';

/** A ledger and the columns that say whose and which day's its rows are. */
export interface Ledger {
  name: string;
  scope: 'store_id' | 'scope_id';
  /** Null: its rows are of no business day. */
  day: 'business_day' | 'day' | null;
}

export interface Mark {
  scope: string;
  day: string | null;
  mark: string;
  /** When the database says it was written; null of rows from before ledgers kept that. */
  recordedAt: Date | null;
}

/**
 * Every append-only table whose rows carry a digest; seals have lines of their own. A seal speaks for approvals that were used and
 * for no others: they are told as rows of no day.
 */
export async function readLedgers(reader: Reader): Promise<Ledger[]> {
  return reader.$queryRaw<Ledger[]>`
    SELECT c.relname::text AS name,
      CASE WHEN bool_or(a.attname = 'scope_id') THEN 'scope_id' ELSE 'store_id' END AS scope,
      CASE WHEN c.relname = ${OF_NO_DAY} THEN NULL WHEN bool_or(a.attname = 'business_day') THEN 'business_day' WHEN c.relname IN ('day_report', 'day_report_decision') THEN 'day' END AS day
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE t.tgname = 'append_only' AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'seal'
    GROUP BY c.relname HAVING bool_or(a.attname = 'digest') ORDER BY 1`;
}

/**
 * Marks of a ledger's rows on days that are not sealed, and of rows without a day.
 * @param over.since of rows without a day only those that occurred after it, where the ledger can tell cheaply
 * @param over.days sealed days to look at all the same
 */
export async function readMarks(
  reader: Reader,
  ledger: Ledger,
  { since = null, days = [] }: { since?: Date | null; days?: readonly { scope: string; day: string }[] } = {},
): Promise<Mark[]> {
  const table = Prisma.raw(ledger.name);
  const columns = Prisma.sql`t.${Prisma.raw(ledger.scope)}::text AS scope,
    encode(decode(left(t.digest, 18), 'hex'), 'base64') AS mark,
    t.recorded_at AS "recordedAt"`;
  if (ledger.day === null)
    return reader.$queryRaw<Mark[]>`SELECT ${columns}, NULL::text AS day FROM ${table} t`;
  const day = Prisma.raw(ledger.day);
  const also =
    days.length === 0
      ? Prisma.empty
      : Prisma.sql`OR (d.store_id, d.day) IN (SELECT scope, day FROM ${jsonRows('x', days, 'scope uuid, day date')})`;
  const ofOpenDays = Prisma.sql`SELECT ${columns}, t.${day}::text AS day FROM business_day d JOIN ${table} t
    ON t.${Prisma.raw(ledger.scope)} = d.store_id AND t.${day} = d.day WHERE d.state <> 'SEALED' ${also}`;
  if (ledger.name !== 'audit_entry') return reader.$queryRaw<Mark[]>(ofOpenDays);
  return reader.$queryRaw<Mark[]>`${ofOpenDays} UNION ALL SELECT ${columns}, NULL::text AS day FROM ${table} t
    WHERE t.business_day IS NULL ${since ? Prisma.sql`AND t.occurred_at > ${since}::timestamptz` : Prisma.empty}`;
}

const OF_NO_DAY = 'approval';

/** The day a ledger's rows are told under; files written before approvals were rows of no day name one. */
export function toldDay(ledger: string, day: string | null): string | null {
  return ledger === OF_NO_DAY ? null : day;
}

export interface SealHead {
  scope: string;
  day: string;
  number: number;
  hash: string;
  /** Of the row itself: what its hash does not cover. */
  mark: string;
}

export async function readSeals(reader: Reader): Promise<SealHead[]> {
  return reader.$queryRaw<SealHead[]>`
    SELECT store_id::text AS scope, day::text AS day, number, hash, encode(decode(left(digest, 18), 'hex'), 'base64') AS mark FROM seal ORDER BY store_id, number`;
}
