import { Prisma } from '@/generated/prisma/client';
import type { Reader } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';

/** A row of a list over stores: stores and documents are named together, an id alone is not enough. */
export interface RowKey {
  storeId: string;
  id: string;
}

/** What a list is drawn from: a table, called `x`, whose rows have `store_id` and `id`. */
export interface ListSource {
  table: string;
  /** What stands first stands first in the list, the latest on top; the id decides between equals. Expressions of `x`. */
  order: readonly { by: string; type: keyof typeof CURSOR_PART }[];
  /** Its rows have a `business_day` and there may be millions: totals go day by day, each by the index of a day. */
  isLedger?: true;
  /** When a row is of store `s.id`; left out: when it carries that store. Each row is of one of the stores asked for. */
  ofStore?: (storeIds: readonly string[]) => Prisma.Sql;
}

export interface ListQuestion {
  storeIds: readonly string[];
  /** Of `x`; true where nothing narrows the list. */
  where: Prisma.Sql;
  /** What is soonest on top instead of the latest. */
  isUpward?: boolean | undefined;
  /** Of the last row of the page before. */
  cursor?: string | undefined;
  /** Of a ledger: business days, both included; the totals look at no other. Said in `where` as well. */
  days?: { from?: string | undefined; to?: string | undefined } | undefined;
}

/** Rows of a page. */
export const LIST_PAGE = 50;

const CURSOR_PART = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  timestamptz: /^[\d-]{10}[ T][\d:.]{8,15}[+-][\d:]{2,8}$/,
  uuid: /^[0-9a-f-]{36}$/,
};

/**
 * Keys of a page over one or many stores. From each store as many as a page has, by its own index; then the latest of those:
 * what is read does not grow with the books.
 */
export async function pageOfStores(
  reader: Reader,
  source: ListSource,
  asked: ListQuestion,
  take = LIST_PAGE,
): Promise<{ keys: RowKey[]; next: string | null }> {
  const columns = [...source.order, { by: 'x.id', type: 'uuid' as const }];
  const named = columns.map(({ by }, index) => Prisma.raw(`${by} AS k${index}`));
  const inOrder = (prefix: string) =>
    Prisma.raw(
      columns
        .map(({ by }, index) => `${prefix === '' ? by : `k${index}`} ${asked.isUpward ? 'ASC' : 'DESC'}`)
        .join(', '),
    );
  const cursorText = Prisma.raw(`concat_ws('/', ${columns.map((_, index) => `k${index}::text`).join(', ')})`);
  const rows = await reader.$queryRaw<{ storeId: string; id: string; cursor: string }[]>`
    SELECT l.store_id AS "storeId", l.id, ${cursorText} AS cursor
    FROM unnest(${[...asked.storeIds]}::uuid[]) AS s(id)
    CROSS JOIN LATERAL (SELECT x.store_id, x.id, ${Prisma.join(named)} FROM ${Prisma.raw(source.table)} x
      WHERE ${ofStore(source, asked.storeIds)} AND ${asked.where} ${afterCursor(columns, asked)}
      ORDER BY ${inOrder('')} LIMIT ${take + 1}) l
    ORDER BY ${inOrder('k')} LIMIT ${take + 1}`;
  const page = rows.slice(0, take);
  return {
    keys: page.map(({ storeId, id }) => ({ storeId, id })),
    next: rows.length > take ? (page.at(-1)?.cursor ?? null) : null,
  };
}

/** How many rows match, and sums over all of them, as whole-number text: never of the page alone. @param sums of `x`, by name */
export async function totalOfStores<Name extends string>(
  reader: Reader,
  source: ListSource,
  asked: Omit<ListQuestion, 'cursor'>,
  sums: Record<Name, Prisma.Sql>,
): Promise<{ count: number } & Record<Name, string>> {
  const names = Object.keys(sums) as Name[];
  const each = names.map((name) => Prisma.sql`coalesce(sum(${sums[name]}), 0) AS ${Prisma.raw(`"${name}"`)}`);
  const all = names.map((name) => Prisma.raw(`coalesce(sum("${name}"), 0)::text AS "${name}"`));
  const [row] = await reader.$queryRaw<({ count: number } & Record<Name, string>)[]>`
    SELECT ${Prisma.join([Prisma.sql`coalesce(sum(rows), 0)::int AS count`, ...all])}
    FROM ${partsOf(source, asked)}
    CROSS JOIN LATERAL (SELECT ${Prisma.join([Prisma.sql`count(*) AS rows`, ...each])} FROM ${Prisma.raw(source.table)} x
      WHERE ${ofStore(source, asked.storeIds)} AND ${source.isLedger ? Prisma.sql`x.business_day = s.day` : Prisma.sql`true`}
        AND ${asked.where}) l`;
  if (!row) throw new Error('an aggregate has a row');
  return row;
}

/** What totals are taken of one after the other: stores, or every business day of every store. */
function partsOf(source: ListSource, { storeIds, days }: Omit<ListQuestion, 'cursor'>): Prisma.Sql {
  if (!source.isLedger) return Prisma.sql`unnest(${[...storeIds]}::uuid[]) AS s(id)`;
  return Prisma.sql`(SELECT d.store_id AS id, d.day FROM business_day d WHERE d.store_id = ANY(${[...storeIds]}::uuid[])
    ${days?.from ? Prisma.sql`AND d.day >= ${days.from}::date` : Prisma.empty}
    ${days?.to ? Prisma.sql`AND d.day <= ${days.to}::date` : Prisma.empty}) s`;
}

/** For Prisma: exactly these rows. */
export function rowsOf(keys: readonly RowKey[]): { OR: { storeId: string; id: { in: string[] } }[] } {
  const stores = [...new Set(keys.map(({ storeId }) => storeId))];
  const idsIn = (storeId: string) => keys.flatMap((key) => (key.storeId === storeId ? [key.id] : []));
  return { OR: stores.map((storeId) => ({ storeId, id: { in: idsIn(storeId) } })) };
}

/** Rows in the order of their keys. */
export function inOrderOf<R extends RowKey>(keys: readonly RowKey[], rows: readonly R[]): R[] {
  const found = new Map(rows.map((row) => [`${row.storeId}/${row.id}`, row]));
  return keys.flatMap(({ storeId, id }) => found.get(`${storeId}/${id}`) ?? []);
}

function ofStore(source: ListSource, storeIds: readonly string[]): Prisma.Sql {
  return source.ofStore?.(storeIds) ?? Prisma.sql`x.store_id = s.id`;
}

/** @throws InvalidInput for what no page ended with */
function afterCursor(
  columns: readonly { by: string; type: keyof typeof CURSOR_PART }[],
  { cursor, isUpward }: Pick<ListQuestion, 'cursor' | 'isUpward'>,
): Prisma.Sql {
  if (cursor === undefined) return Prisma.empty;
  const parts = cursor.split('/');
  const values = columns.map(({ type }, index) => {
    const part = parts[index] ?? '';
    if (!CURSOR_PART[type].test(part)) throw new InvalidInput({ field: 'cursor', problem: 'unstorable' });
    return Prisma.sql`${part}::text::${Prisma.raw(type)}`;
  });
  return Prisma.sql`AND (${Prisma.raw(columns.map(({ by }) => by).join(', '))}) ${Prisma.raw(isUpward ? '>' : '<')} (${Prisma.join(values)})`;
}
