import type pg from 'pg';

/** A key of one table that leads to another, as the database writes it. */
export interface ForeignKey {
  table: string;
  name: string;
  definition: string;
  to: string;
}

/** Where each table would lie in a database spread over machines, by the real catalogue. */
export interface Distribution {
  /** Whole on every machine. */
  company: string[];
  /** Each store's rows together on one machine, found by this column. */
  byStore: { table: string; column: string }[];
  foreignKeys: ForeignKey[];
  enums: string[];
}

/** Prisma's own list stays where migrations run. */
const LOCAL = '_prisma_migrations';
/** As in scripts/check/table-kinds.mjs, which says why: a test holds the two together. */
const KEPT_WHOLE = ['device', 'enrolment_code'];

export async function readDistribution(client: pg.ClientBase): Promise<Distribution> {
  const { rows: tables } = await client.query<{ table: string; first: string | null }>(
    `SELECT c.relname AS "table", (SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
       WHERE i.indrelid = c.oid AND i.indisprimary) AS first
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> $1 ORDER BY 1`,
    [LOCAL],
  );
  const { rows: foreignKeys } = await client.query<ForeignKey>(
    `SELECT f.relname AS "table", c.conname AS name, pg_get_constraintdef(c.oid) AS definition, t.relname AS "to"
     FROM pg_constraint c JOIN pg_class f ON f.oid = c.conrelid JOIN pg_class t ON t.oid = c.confrelid
     WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace ORDER BY 1, 2`,
  );
  const { rows: enums } = await client.query<{ name: string }>(
    `SELECT typname AS name FROM pg_type WHERE typtype = 'e' AND typnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  const column = ({ table, first }: { table: string; first: string | null }) =>
    (first === 'store_id' || first === 'scope_id') && !KEPT_WHOLE.includes(table) ? first : undefined;
  return {
    company: tables.filter((one) => !column(one)).map(({ table }) => table),
    byStore: tables.flatMap((one) => {
      const by = column(one);
      return by ? [{ table: one.table, column: by }] : [];
    }),
    foreignKeys,
    enums: enums.map(({ name }) => name),
  };
}
