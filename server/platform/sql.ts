import { Prisma } from '@/generated/prisma/client';

/**
 * Rows as JSON into a table, set-based: one piece of a statement that several ledgers compose. Types come from the table
 * itself; a column left out of the list keeps its default. Table and column names are constants of the owning module.
 * @param rows objects keyed by column name; fen as numbers, quantities as text, days as 'YYYY-MM-DD', instants as ISO text
 */
export function insertRows(table: string, columns: readonly string[], rows: readonly object[]): Prisma.Sql {
  const list = columns.join(', ');
  return Prisma.sql`INSERT INTO ${Prisma.raw(table)} (${Prisma.raw(list)})
    SELECT ${Prisma.raw(list)} FROM json_populate_recordset(NULL::${Prisma.raw(table)}, ${JSON.stringify(rows)}::json)`;
}

/** `json_to_recordset` over rows with declared columns, named `alias`: `jsonRows('r', rows, 'product_id uuid, quantity numeric')`. */
export function jsonRows(alias: string, rows: readonly object[], columns: string): Prisma.Sql {
  return Prisma.sql`json_to_recordset(${JSON.stringify(rows)}::json) AS ${Prisma.raw(`${alias}(${columns})`)}`;
}

/**
 * One statement out of several data-modifying pieces: `WITH a AS (…), b AS (…) SELECT 1`. Pieces see the same snapshot,
 * so none may touch a row another one writes.
 * @param name of the prepared statement; pieces of the same name must always be the same text
 */
export function oneStatement(
  name: string,
  pieces: Record<string, Prisma.Sql>,
  last: Prisma.Sql = Prisma.sql`SELECT 1 AS done`,
) {
  const parts = Object.entries(pieces).map(([key, piece]) => Prisma.sql`${Prisma.raw(key)} AS (${piece})`);
  return Prisma.sql`${Prisma.raw(`/*prepared:${name}*/`)} WITH ${Prisma.join(parts, ', ')} ${last}`;
}
