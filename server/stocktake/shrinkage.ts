import { Prisma } from '@/generated/prisma/client';
import { CATEGORIES, GOODS } from '@/server/catalog/lent-goods';
import type { Reader } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { PEOPLE } from '@/server/staff/lent-people';
import { ZONE_OWNERS, ZONES } from '@/server/zones/lent-zones';
import type { SHRINKAGE_GROUPS } from './schema';

export interface ShrinkageFilter {
  storeIds: readonly string[];
  /** Business days, both included. */
  from: string;
  to: string;
  by: (typeof SHRINKAGE_GROUPS)[number];
  /** Rows before this page. */
  cursor?: string | undefined;
}

interface Sums {
  /** Pieces short and over. */
  short: string;
  over: string;
  /** At cost, fen; null where costs may not be seen. */
  shortFen: number | null;
  overFen: number | null;
  /** Short at today's list prices, fen. */
  shortListFen: number;
}

export interface ShrinkageRow extends Sums {
  storeId: string;
  /** Name of the zone, the person or the category, or 'YYYY-MM'; '' for none. */
  name: string;
}

/** Of all that stocktakes found, not of the page; at cost only where costs of every store may be seen. */
export interface ShrinkageTotals extends Sums {
  count: number;
}

const PAGE = 100;
const GROUPS: Record<ShrinkageFilter['by'], Prisma.Sql> = {
  zone: Prisma.sql`z.name`,
  // Who answered for the zone when it was counted.
  person: Prisma.sql`coalesce(w.name, '')`,
  category: Prisma.sql`coalesce(c.name, '')`,
  month: Prisma.sql`to_char(e.business_day, 'YYYY-MM')`,
};

/** What stocktakes found missing and over in a period, store by store, late arrivals settled, largest loss first. */
export async function shrinkage(
  reader: Reader,
  filter: ShrinkageFilter,
  sees: (storeId: string) => boolean,
  take = PAGE,
): Promise<{ rows: ShrinkageRow[]; total: ShrinkageTotals; nextCursor: string | null }> {
  const { storeIds, from, to } = filter;
  const skip = offsetOf(filter.cursor);
  const seen = storeIds.filter(sees);
  const rows = await reader.$queryRaw<(ShrinkageRow & { total: ShrinkageTotals })[]>`
    WITH found AS MATERIALIZED (
      SELECT e.store_id, ${GROUPS[filter.by]} AS name, e.store_id = ANY(${seen}::uuid[]) AS sees,
        least(e.quantity, 0) AS short, greatest(e.quantity, 0) AS over, round(least(e.quantity, 0) * p.list_price_fen) AS short_list_fen,
        CASE WHEN e.quantity < 0 THEN e.value_fen ELSE 0 END AS short_fen, CASE WHEN e.quantity > 0 THEN e.value_fen ELSE 0 END AS over_fen,
        e.quantity * p.list_price_fen AS loss
      FROM unnest(${[...storeIds]}::uuid[]) AS s(id)
      JOIN stock_entry e ON e.store_id = s.id AND e.business_day BETWEEN ${from}::date AND ${to}::date AND e.kind = 'STOCKTAKE'
      JOIN ${GOODS} p ON p.id = e.product_id LEFT JOIN ${CATEGORIES} c ON c.id = p.category_id
      JOIN ${ZONES} z ON z.store_id = e.store_id AND z.id = e.zone_id
      LEFT JOIN ${ZONE_OWNERS} a ON a.store_id = e.store_id AND a.zone_id = e.zone_id AND a.starts_at <= e.occurred_at
        AND (a.ends_at IS NULL OR a.ends_at > e.occurred_at)
      LEFT JOIN ${PEOPLE} w ON w.id = a.person_id),
    groups AS MATERIALIZED (SELECT store_id, name, sum(loss) AS loss, ${SUMS} FROM found GROUP BY store_id, name)
    SELECT g.store_id AS "storeId", g.name, g.short, g.over, g."shortFen", g."overFen", g."shortListFen", t.total
    FROM groups g CROSS JOIN (SELECT to_json(x) AS total FROM (SELECT (SELECT count(*) FROM groups)::int AS count, ${SUMS} FROM found) x) t
    ORDER BY g.loss, g.name, g.store_id LIMIT ${take + 1} OFFSET ${skip}`;
  return {
    rows: rows.slice(0, take).map(({ total: _, ...row }) => row),
    total: rows[0]?.total ?? NOTHING,
    nextCursor: rows.length > take ? String(skip + take) : null,
  };
}

const SUMS = Prisma.sql`trim_scale(sum(short))::text AS short, trim_scale(sum(over))::text AS over,
  CASE WHEN bool_and(sees) THEN sum(short_fen)::float8 END AS "shortFen",
  CASE WHEN bool_and(sees) THEN sum(over_fen)::float8 END AS "overFen", sum(short_list_fen)::float8 AS "shortListFen"`;

const NOTHING: ShrinkageTotals = {
  count: 0,
  short: '0',
  over: '0',
  shortFen: 0,
  overFen: 0,
  shortListFen: 0,
};

/** @throws InvalidInput for what no page ended with */
function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,6}$/.test(cursor)) throw new InvalidInput({ field: 'cursor', problem: 'unstorable' });
  return Number(cursor);
}
