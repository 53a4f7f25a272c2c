import { Prisma } from '@/generated/prisma/client';
import { GOODS } from '@/server/catalog/lent-goods';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { hasCase } from '@/server/shortages/case-source';
import { PEOPLE } from '@/server/staff/lent-people';
import { ZONES } from '@/server/zones/lent-zones';

const MOST = 100;

/**
 * A count `c` of a handover `h` that differs and has no end yet: nobody said why, no stocktake has counted the product in the
 * zone since, and no shortage case names it.
 */
export const IS_OPEN = Prisma.sql`c.difference <> 0
  AND NOT EXISTS (SELECT 1 FROM handover_answer a WHERE a.store_id = c.store_id AND a.count_id = c.id)
  AND NOT EXISTS (SELECT 1 FROM stocktake_line l WHERE l.store_id = c.store_id AND l.product_id = c.product_id
    AND l.zone_id = h.zone_id AND l.decision <> 'LEAVE' AND l.moment >= c.counted_at)
  AND NOT ${hasCase('HANDOVER', {
    storeId: Prisma.sql`c.store_id`,
    sourceId: Prisma.sql`h.id`,
    productId: Prisma.sql`c.product_id`,
  })}`;

export interface OpenDifference {
  storeId: string;
  countId: string;
  handoverId: string;
  zoneId: string;
  zone: string;
  productId: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  counted: string;
  book: string;
  difference: string;
  /** At cost, fen; null where costs may not be seen. */
  valueFen: number | null;
  /** Who answered until then; null: nobody. */
  from: string | null;
  to: string;
  occurredAt: Date;
}

/**
 * Differences of handovers without an end, the newest first.
 * @param of.ownerId only of zones this person gave or took
 */
export async function openDifferences(
  reader: Reader,
  of: {
    storeIds: readonly string[];
    countId?: string | undefined;
    zoneId?: string | undefined;
    ownerId?: string | null | undefined;
  },
  sees: (storeId: string) => boolean = () => false,
): Promise<OpenDifference[]> {
  const { storeIds, countId, zoneId, ownerId } = of;
  const rows = await reader.$queryRaw<(Omit<OpenDifference, 'valueFen'> & { valueFen: string })[]>`
    SELECT c.store_id AS "storeId", c.id AS "countId", h.id AS "handoverId", h.zone_id AS "zoneId", z.name AS zone, c.product_id AS "productId", p.code, p.name,
      p.spec, p.unit, trim_scale(c.counted)::text AS counted, trim_scale(c.book)::text AS book, trim_scale(c.difference)::text AS difference,
      c.value_fen::text AS "valueFen", f.name AS "from", t.name AS "to", h.occurred_at AS "occurredAt"
    FROM handover_count c JOIN handover h ON h.store_id = c.store_id AND h.id = c.handover_id
    JOIN ${ZONES} z ON z.store_id = h.store_id AND z.id = h.zone_id JOIN ${GOODS} p ON p.id = c.product_id
    LEFT JOIN ${PEOPLE} f ON f.id = h.from_person_id JOIN ${PEOPLE} t ON t.id = h.to_person_id
    WHERE c.store_id = ANY(${[...storeIds]}::uuid[]) AND ${IS_OPEN}
      ${countId === undefined ? Prisma.empty : Prisma.sql`AND c.id = ${countId}::uuid`}
      ${zoneId === undefined ? Prisma.empty : Prisma.sql`AND h.zone_id = ${zoneId}::uuid`}
      ${ownerId ? Prisma.sql`AND ${ownerId}::uuid IN (h.from_person_id, h.to_person_id)` : Prisma.empty}
    ORDER BY c.id DESC LIMIT ${MOST}`;
  return rows.map((row) => ({ ...row, valueFen: sees(row.storeId) ? fenOf(row.valueFen) : null }));
}
