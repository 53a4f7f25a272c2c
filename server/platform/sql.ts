import { Prisma } from '@/generated/prisma/client';
import type { Tables } from '@/generated/tables';

type NullableOf<R> = { [K in keyof R]: null extends R[K] ? K : never }[keyof R];

/** A table's row as JSON, by the database's names of its columns; one that may be null may be left out. */
export type RowOf<T extends keyof Tables> = Omit<Tables[T], NullableOf<Tables[T]>> &
  Partial<Pick<Tables[T], NullableOf<Tables[T]>>>;

/**
 * Rows as JSON into a table, set-based: one piece of a statement that several ledgers compose. Types come from the table
 * itself; a column left out of the list keeps its default. Table and column names are constants of the owning module.
 * Null without rows.
 * A column the table does not have, or a value it does not take, fails in `tsc`.
 * @param rows objects keyed by column name; fen as numbers, quantities as text, days as 'YYYY-MM-DD', instants as ISO text
 */
export function insertRows<T extends keyof Tables, C extends keyof RowOf<T> & string>(
  table: T,
  columns: readonly C[],
  rows: readonly Pick<RowOf<T>, C>[],
): Piece {
  if (rows.length === 0) return null;
  const list = columns.join(', ');
  return Prisma.sql`INSERT INTO ${Prisma.raw(table)} (${Prisma.raw(list)})
    SELECT ${Prisma.raw(list)} FROM json_populate_recordset(NULL::${Prisma.raw(table)}, ${JSON.stringify(rows)}::json)`;
}

/**
 * Columns of a table that its room lends to statements of others, where a table stands in them: `JOIN ${GOODS} p ON …`. To the planner it
 * is the table itself; whoever lends says what others may rely on.
 */
export function lend<T extends keyof Tables>(
  table: T,
  columns: readonly (keyof Tables[T] & string)[],
): Prisma.Sql {
  return Prisma.raw(`(SELECT ${columns.join(', ')} FROM ${table})`);
}

/** `json_to_recordset` over rows with declared columns, named `alias`: `jsonRows('r', rows, 'product_id uuid, quantity numeric')`. */
export function jsonRows(alias: string, rows: readonly object[], columns: string): Prisma.Sql {
  return Prisma.sql`json_to_recordset(${JSON.stringify(rows)}::json) AS ${Prisma.raw(`${alias}(${columns})`)}`;
}

/**
 * `SELECT` of `found` for each key, its row read by `k.key`. One index descent a key whatever the planner believes of the
 * table: of `= ANY` and of a plain join it may read everything the store has, while its statistics are still those of an
 * empty table.
 * @param type of the keys in SQL
 */
export function eachByKey(
  keys: readonly (string | number)[],
  type: 'uuid' | 'int',
  found: Prisma.Sql,
): Prisma.Sql {
  return Prisma.sql`SELECT f.* FROM unnest(${[...keys]}::${Prisma.raw(type)}[]) AS k(key) CROSS JOIN LATERAL (${found} OFFSET 0) f`;
}

/** A part of a statement; null where there is nothing to write: each part costs PostgreSQL its preparation every time. */
export type Piece = Prisma.Sql | null;

/**
 * One statement out of several data-modifying pieces: `WITH a AS (…), b AS (…) SELECT 1`. Pieces see the same snapshot,
 * so none may touch a row another one writes. The keys are the same at every call, also those with nothing to write.
 * @param name of the prepared statement; pieces of the same name must always be the same text
 */
export function oneStatement(
  name: string,
  pieces: Record<string, Piece>,
  last: Prisma.Sql = Prisma.sql`SELECT 1 AS done`,
) {
  const parts: Prisma.Sql[] = [];
  let shape = 0;
  for (const [index, [key, piece]] of Object.entries(pieces).entries()) {
    if (piece === null) continue;
    shape += 2 ** index;
    parts.push(Prisma.sql`${Prisma.raw(key)} AS (${piece})`);
  }
  const mark = Prisma.raw(`/*prepared:${name}-${shape.toString(36)}*/`);
  return parts.length === 0 ? last : Prisma.sql`${mark} WITH ${Prisma.join(parts, ', ')} ${last}`;
}
