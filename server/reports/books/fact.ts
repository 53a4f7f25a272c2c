import { namesEver } from '@/server/audit/name-rules';
import type { Reader } from '@/server/platform/db';

/** One fact of the books as SQL. */
export interface Fact {
  number: number;
  /** What must be so, in a few words. */
  title: string;
  /** What was looked at, for the line's counts: `{ levels: 'SELECT count(*) …' }`. */
  counts: Record<string, string>;
  /**
   * Queries that find what is not so: each answers rows with one column `difference` saying what and where. Written so that
   * a change of any single row behind Daybook's back shows in at least one of them.
   */
  differences: Record<string, string>;
  /** The same where one statement cannot say it: each works out what it finds, one line a difference. */
  worked?: Record<string, (reader: Reader) => Promise<string[]>>;
  /** Queries whose rows are told but are no differences. */
  notes?: Record<string, string>;
}

/** A list of values as SQL text, of constants only. */
export function rowDigests(tables: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    tables.map((table) => [
      `${table} rows as written`,
      `SELECT '${table} ' || to_jsonb(t)::text AS difference FROM ${table} t WHERE digest IS DISTINCT FROM row_digest(t::text, digest)`,
    ]),
  );
}

/** A test of the trail's `action` as SQL text: these acts, under every name they were ever written with. */
export function writtenAs(...actions: string[]): string {
  const names = actions.flatMap(namesEver).map((name) => `'${name}'`);
  return `IN (${names.join(', ')})`;
}
