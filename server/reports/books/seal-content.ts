import { Prisma } from '@/generated/prisma/client';
import { PREPARED, type Reader } from '@/server/platform/db';

// The seal's content, formula 1: every row of a day in every ledger, as text with the nulls of columns that came later cut off, sorted,
// SHA-256. It is never changed: seals of years ago are checked by it (docs/adr/0006).

/** Ledgers of before the first seal, each with how its rows of the day are found; `$1` is the store and `$2` the day. */
const FIRST_LEDGERS = [
  `SELECT 'business_day' || rtrim(row(store_id, day, preparer_id, closed_at, closed_by_id)::text, ',)') AS line
    FROM business_day WHERE store_id = $1 AND day = $2`,
  ...['ticket', 'ticket_line', 'tender', 'breach', 'pickup', 'number_explanation'].map(rowsOfDay),
  rowsOfParent('approval', 'approval_use', 'u.approval_id = l.id'),
  ...['approval_use', 'stock_entry', 'receiving'].map(rowsOfDay),
  rowsOfParent('receiving_line', 'receiving', 'l.receiving_id = u.id'),
  rowsOfDay('adjustment'),
  rowsOfParent('adjustment_line', 'adjustment', 'l.adjustment_id = u.id'),
  rowsOfDay('opening_stock'),
  rowsOfParent('opening_stock_line', 'opening_stock', 'l.opening_stock_id = u.id'),
  ...['till_session', 'cash_movement', 'cash_up'].map(rowsOfDay),
  `SELECT 'day_report' || rtrim(t::text, ',)') FROM day_report t WHERE store_id = $1 AND day = $2`,
  `SELECT 'day_report_decision' || rtrim(t::text, ',)') FROM day_report_decision t WHERE store_id = $1 AND day = $2`,
  `SELECT 'audit_entry' || rtrim(t::text, ',)') FROM audit_entry t WHERE scope_id = $1 AND business_day = $2`,
];

/** Tables those lines read, which are no later ledgers. */
const FIRST_TABLES = [
  'adjustment',
  'adjustment_line',
  'approval',
  'approval_use',
  'audit_entry',
  'breach',
  'business_day',
  'cash_movement',
  'cash_up',
  'day_report',
  'day_report_decision',
  'number_explanation',
  'opening_stock',
  'opening_stock_line',
  'pickup',
  'receiving',
  'receiving_line',
  'stock_entry',
  'tender',
  'ticket',
  'ticket_line',
  'till_session',
];

function rowsOfDay(table: string): string {
  return `SELECT '${table}' || rtrim(t::text, ',)') FROM ${table} t WHERE store_id = $1 AND business_day = $2`;
}

/** Rows whose day is that of the document they belong to. */
function rowsOfParent(table: string, parent: string, on: string): string {
  return `SELECT '${table}' || rtrim(l::text, ',)') FROM ${parent} u JOIN ${table} l ON l.store_id = u.store_id AND ${on}
    WHERE u.store_id = $1 AND u.business_day = $2`;
}

/** Ledgers that came after the first seal: whatever is append-only and has a day is sealed without being named. */
async function laterLedgers(reader: Reader): Promise<string[]> {
  const found = await reader.$queryRaw<{ name: string }[]>`
    SELECT c.relname::text AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE t.tgname = 'append_only' AND c.relnamespace = 'public'::regnamespace AND c.relname <> ALL(${FIRST_TABLES}::text[])
      AND 2 = (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname IN ('store_id', 'business_day'))
    ORDER BY 1`;
  return found.map(({ name }) => name);
}

/** One statement with the store in every part, so that it is one machine's wherever the store lies. */
export async function sealStatement(reader: Reader): Promise<string> {
  const lines = [...FIRST_LEDGERS, ...(await laterLedgers(reader)).map(rowsOfDay)];
  const all = lines.join('\n UNION ALL ').replaceAll('$1', '$1::uuid').replaceAll('$2', '$2::date');
  return `${PREPARED}seal-content*/ SELECT encode(sha256(convert_to(
    coalesce(string_agg(line, E'\\n' ORDER BY line COLLATE "C"), ''), 'UTF8')), 'hex') AS content FROM (${all}) l`;
}

/** What a seal of this day says of its rows. @param statement of `sealStatement`, for many days */
export async function sealContent(
  reader: Reader,
  storeId: string,
  day: string,
  statement?: string,
): Promise<string> {
  const text = statement ?? (await sealStatement(reader));
  const [row] = await reader.$queryRawUnsafe<{ content: string }[]>(text, storeId, day);
  if (!row) throw new Error('one row was asked for');
  return row.content;
}

/** Seals that do not say what stands there, one line each. */
export async function sealsUnlikeTheirDays(reader: Reader): Promise<string[]> {
  const seals = await reader.$queryRaw<
    { storeId: string; day: string; content: string; isForged: boolean }[]
  >(
    Prisma.sql`SELECT store_id AS "storeId", day::text AS day, content_hash AS content,
      hash <> seal_hash(previous_hash, content_hash, store_id, day, number, sealed_at, sealed_by_id) AS "isForged"
    FROM seal ORDER BY store_id, number`,
  );
  const statement = await sealStatement(reader);
  const found: string[] = [];
  for (const { storeId, day, content, isForged } of seals) {
    if (isForged || content !== (await sealContent(reader, storeId, day, statement)))
      found.push(`seal of ${day} of store ${storeId}`);
  }
  return found;
}
