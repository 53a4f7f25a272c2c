import { Prisma } from '@/generated/prisma/client';
import { GOODS } from '@/server/catalog/lent-goods';
import { openDifferences } from '@/server/handovers/open-differences';
import type { Reader } from '@/server/platform/db';
import { PEOPLE } from '@/server/staff/lent-people';
import { ZONE_OWNERS, ZONES } from '@/server/zones/lent-zones';

const MOST = 100;

/** Products below zero in zones somebody must explain. */
interface NegativeItem {
  productId: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  zoneId: string;
  zone: string;
  onHand: string;
}

/** A difference with another program that is not closed. */
interface DiscrepancyItem {
  id: string;
  source: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  zoneId: string | null;
  zone: string | null;
  owner: string | null;
  ownerId: string | null;
  difference: string;
  explained: boolean;
}

/**
 * What is not right in the zones of a store: below zero, different from the other program, different at a handover.
 * @param of.ownerId only what this person answers for; null: everybody's
 */
export async function zoneItems(
  reader: Reader,
  of: { storeId: string; ownerId: string | null; now: Date; zoneId?: string | undefined },
) {
  const { storeId, ownerId, now, zoneId } = of;
  const inZone = (column: Prisma.Sql) =>
    zoneId === undefined ? Prisma.empty : Prisma.sql`AND ${column} = ${zoneId}::uuid`;
  const [negative, discrepancies, differences] = await Promise.all([
    reader.$queryRaw<NegativeItem[]>`
      SELECT l.product_id AS "productId", p.code, p.name, p.spec, p.unit, l.zone_id AS "zoneId", z.name AS zone,
        trim_scale(l.on_hand)::text AS "onHand"
      FROM stock_level l JOIN ${GOODS} p ON p.id = l.product_id JOIN ${ZONES} z ON z.store_id = l.store_id AND z.id = l.zone_id
      WHERE l.store_id = ${storeId}::uuid AND l.on_hand < 0 ${inZone(Prisma.sql`l.zone_id`)}
        ${
          ownerId === null
            ? Prisma.empty
            : Prisma.sql`AND EXISTS (SELECT 1 FROM ${ZONE_OWNERS} a WHERE a.store_id = l.store_id AND a.zone_id = l.zone_id
                AND a.person_id = ${ownerId}::uuid AND tstzrange(a.starts_at, a.ends_at, '[)') @> ${now}::timestamptz)`
        }
      ORDER BY l.on_hand, p.code LIMIT ${MOST}`,
    reader.$queryRaw<DiscrepancyItem[]>`
      SELECT d.id, d.source, coalesce(p.code, d.their_code) AS code, coalesce(p.name, d.their_name) AS name, coalesce(p.spec, '') AS spec, coalesce(p.unit, '') AS unit,
        d.zone_id AS "zoneId", z.name AS zone, w.name AS owner, d.owner_id AS "ownerId", trim_scale(d.difference)::text AS difference,
        d.explained_at IS NOT NULL AS explained
      FROM discrepancy d LEFT JOIN ${GOODS} p ON p.id = d.product_id LEFT JOIN ${ZONES} z ON z.store_id = d.store_id AND z.id = d.zone_id
      LEFT JOIN ${PEOPLE} w ON w.id = d.owner_id
      WHERE d.store_id = ${storeId}::uuid AND d.closed_at IS NULL ${inZone(Prisma.sql`d.zone_id`)}
        ${ownerId === null ? Prisma.empty : Prisma.sql`AND d.owner_id = ${ownerId}::uuid`}
      ORDER BY abs(d.value_fen) DESC, d.id LIMIT ${MOST}`,
    openDifferences(reader, { storeIds: [storeId], zoneId, ownerId }),
  ]);
  return { negative, discrepancies, differences };
}

export type ZoneItems = Awaited<ReturnType<typeof zoneItems>>;
