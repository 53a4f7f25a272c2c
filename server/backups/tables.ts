import pg from 'pg';

export interface TableColumns {
  name: string;
  /** Those that are stored, in order; what the database computes is left to it. */
  columns: string[];
}

/** Every table of the books but Prisma's own list of migrations. */
export async function listTables(client: pg.ClientBase): Promise<TableColumns[]> {
  const found = await client.query<TableColumns>(
    `SELECT c.relname AS name,
       array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
     GROUP BY c.relname ORDER BY c.relname`,
  );
  return found.rows;
}

/** `COPY table (columns)`, quoted. */
export function copyStatement(
  { name, columns }: TableColumns,
  direction: 'TO STDOUT' | 'FROM STDIN',
): string {
  const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  return `COPY public.${pg.escapeIdentifier(name)} (${list}) ${direction}`;
}

/** Text that reads the same on every server, whatever its own settings. */
export const PLAIN_SETTINGS = `SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'; SET LOCAL intervalstyle = 'postgres';
  SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1; SET LOCAL client_encoding = 'UTF8';
  SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0`;
