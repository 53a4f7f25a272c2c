import { Prisma } from '@/generated/prisma/client';
import type { Reader } from '@/server/platform/db';
import type { SHRINKAGE_GROUPS } from './schema';

export interface ShrinkageRow {
  /** Name of the zone, the person or the category, or 'YYYY-MM'; '' for none. */
  name: string;
  /** Pieces short and over. */
  short: string;
  over: string;
  /** At cost, fen; null where costs may not be seen. */
  shortFen: number | null;
  overFen: number | null;
  /** Short at today's list prices, fen. */
  shortListFen: number;
}

const GROUPS: Record<(typeof SHRINKAGE_GROUPS)[number], Prisma.Sql> = {
  zone: Prisma.sql`z.name`,
  // Who answered for the zone when it was counted.
  person: Prisma.sql`coalesce(w.name, '')`,
  category: Prisma.sql`coalesce(c.name, '')`,
  month: Prisma.sql`to_char(e.business_day, 'YYYY-MM')`,
};

/** What stocktakes found missing and over in a period of business days, late arrivals settled, largest loss first. */
export async function shrinkage(
  reader: Reader,
  of: { storeId: string; from: string; to: string; by: keyof typeof GROUPS; seesCost: boolean },
): Promise<ShrinkageRow[]> {
  const { storeId, from, to, seesCost } = of;
  return reader.$queryRaw<ShrinkageRow[]>`
    SELECT ${GROUPS[of.by]} AS name,
      trim_scale(coalesce(sum(e.quantity) FILTER (WHERE e.quantity < 0), 0))::text AS short,
      trim_scale(coalesce(sum(e.quantity) FILTER (WHERE e.quantity > 0), 0))::text AS over,
      CASE WHEN ${seesCost} THEN coalesce(sum(e.value_fen) FILTER (WHERE e.quantity < 0), 0)::float8 END AS "shortFen",
      CASE WHEN ${seesCost} THEN coalesce(sum(e.value_fen) FILTER (WHERE e.quantity > 0), 0)::float8 END AS "overFen",
      coalesce(sum(round(e.quantity * p.list_price_fen)) FILTER (WHERE e.quantity < 0), 0)::float8 AS "shortListFen"
    FROM stock_entry e JOIN product p ON p.id = e.product_id LEFT JOIN category c ON c.id = p.category_id
    JOIN zone z ON z.store_id = e.store_id AND z.id = e.zone_id
    LEFT JOIN zone_assignment a ON a.store_id = e.store_id AND a.zone_id = e.zone_id AND a.starts_at <= e.occurred_at
      AND (a.ends_at IS NULL OR a.ends_at > e.occurred_at)
    LEFT JOIN person w ON w.id = a.person_id
    WHERE e.store_id = ${storeId}::uuid AND e.business_day BETWEEN ${from}::date AND ${to}::date AND e.kind = 'STOCKTAKE'
    GROUP BY 1 ORDER BY sum(e.quantity * p.list_price_fen), 1 LIMIT 500`;
}
