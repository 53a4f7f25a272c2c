import { Prisma } from '@/generated/prisma/client';
import type { Day } from '@/lib/business-day';
import { GOODS, KIT_PARTS } from '@/server/catalog/lent-goods';
import type { Reader } from '@/server/platform/db';
import { STORES } from '@/server/stores/lent-stores';
import { ZONES } from '@/server/zones/lent-zones';
import { openZones } from '@/server/zones/open-zones';

/** Of one product: what stands there, what is promised to somebody, and what is left to sell; quantities as text. */
export interface Availability {
  productId: string;
  onHand: string;
  reserved: string;
  /** onHand less reserved. */
  available: string;
}

const AVAILABILITY = Prisma.sql`trim_scale(sum(l.on_hand))::text AS "onHand", trim_scale(sum(l.reserved))::text AS reserved,
  trim_scale(sum(l.on_hand - l.reserved))::text AS available`;

/** So many whole kits `k` as the part there is least of gives. */
const kitsThere = (
  storeId: Prisma.Sql,
) => Prisma.sql`SELECT min(floor(coalesce(n.on_hand, 0) / a.quantity)) AS on_hand,
      min(floor(coalesce(n.free, 0) / a.quantity)) AS free
    FROM ${KIT_PARTS} a LEFT JOIN LATERAL (SELECT sum(l.on_hand) AS on_hand, sum(l.on_hand - l.reserved) AS free
      FROM stock_level l JOIN ${ZONES} z ON z.store_id = l.store_id AND z.id = l.zone_id
      WHERE l.store_id = ${storeId} AND l.product_id = a.product_id AND z.kind NOT IN ('AWAITING_PICKUP', 'DAMAGED')) n ON true
    WHERE a.kit_id = k.kit_id`;
const AS_MANY_KITS = Prisma.sql`trim_scale(n.on_hand)::text, trim_scale(n.on_hand - n.free)::text, trim_scale(n.free)::text`;

/** On hand of products in every store: the one thing of other stores that whoever may sell can see. */
export async function onHandEverywhere(reader: Reader, productIds: readonly string[]) {
  return reader.$queryRaw<(Availability & { storeId: string; storeName: string })[]>`
    SELECT l.product_id AS "productId", s.id AS "storeId", s.name AS "storeName", ${AVAILABILITY}
    FROM ${STORES} s JOIN stock_level l ON l.store_id = s.id JOIN ${ZONES} z ON z.store_id = l.store_id AND z.id = l.zone_id
    WHERE l.product_id = ANY(${[...productIds]}::uuid[]) AND s.closed_at IS NULL AND z.kind NOT IN ('AWAITING_PICKUP', 'DAMAGED')
    GROUP BY l.product_id, s.id, s.name, s.code
    UNION ALL SELECT k.kit_id, s.id, s.name, ${AS_MANY_KITS} FROM ${STORES} s CROSS JOIN (SELECT DISTINCT kit_id FROM ${KIT_PARTS} a
      WHERE a.kit_id = ANY(${[...productIds]}::uuid[])) k CROSS JOIN LATERAL (${kitsThere(Prisma.sql`s.id`)}) n WHERE s.closed_at IS NULL
    ORDER BY 3`;
}

/** What may be sold of products in one store: what stands there without 待提货 and 残次区. */
export async function onHandOf(reader: Reader, storeId: string, productIds: readonly string[]) {
  return reader.$queryRaw<Availability[]>`
    SELECT l.product_id AS "productId", ${AVAILABILITY}
    FROM stock_level l JOIN ${ZONES} z ON z.store_id = l.store_id AND z.id = l.zone_id
    WHERE l.store_id = ${storeId}::uuid AND l.product_id = ANY(${[...productIds]}::uuid[])
      AND z.kind NOT IN ('AWAITING_PICKUP', 'DAMAGED')
    GROUP BY l.product_id
    UNION ALL SELECT k.kit_id, ${AS_MANY_KITS} FROM (SELECT DISTINCT kit_id FROM ${KIT_PARTS} a WHERE a.kit_id = ANY(${[...productIds]}::uuid[])) k
      CROSS JOIN LATERAL (${kitsThere(Prisma.sql`${storeId}::uuid`)}) n`;
}

/** What may be sold of models in one store: all of their variants that are still carried, together; a model of which none ever stood there is left out. */
export async function onHandOfModels(reader: Reader, storeId: string, modelIds: readonly string[]) {
  return reader.$queryRaw<{ modelId: string; onHand: string }[]>`
    SELECT p.model_id AS "modelId", trim_scale(sum(l.on_hand))::text AS "onHand"
    FROM ${GOODS} p JOIN stock_level l ON l.store_id = ${storeId}::uuid AND l.product_id = p.id
    JOIN ${ZONES} z ON z.store_id = l.store_id AND z.id = l.zone_id
    WHERE p.model_id = ANY(${[...modelIds]}::uuid[]) AND p.discontinued_at IS NULL AND z.kind NOT IN ('AWAITING_PICKUP', 'DAMAGED')
    GROUP BY p.model_id`;
}

/**
 * What stands in each zone of a store and what of it is free, for whoever writes a document; 待提货 is sold and belongs to none.
 * `sells`: the zone counts for what the store has to sell.
 */
export async function availabilityByZone(reader: Reader, storeId: string, productIds: readonly string[]) {
  return reader.$queryRaw<(Availability & { zoneId: string; sells: boolean })[]>`
    SELECT l.product_id AS "productId", l.zone_id AS "zoneId", z.kind <> 'DAMAGED' AS sells, ${AVAILABILITY}
    FROM stock_level l JOIN ${ZONES} z ON z.store_id = l.store_id AND z.id = l.zone_id
    WHERE l.store_id = ${storeId}::uuid AND l.product_id = ANY(${[...productIds]}::uuid[]) AND z.kind <> 'AWAITING_PICKUP'
    GROUP BY l.product_id, l.zone_id, z.kind`;
}

/** Open zones of a store that stock can be booked into. */
export async function listStockZones(reader: Reader, storeId: string) {
  return (await openZones(reader, storeId)).filter(({ kind }) => kind !== 'AWAITING_PICKUP');
}

/** The first business day on which goods moved in each of these stores; a store that never had any is left out. One look into an index a store. */
export async function firstStockDays(reader: Reader, storeIds: readonly string[]): Promise<Map<string, Day>> {
  const rows = await reader.$queryRaw<{ storeId: string; day: Day }[]>`
    SELECT s.id AS "storeId", e.business_day::text AS day FROM unnest(${[...storeIds]}::uuid[]) AS s(id)
    CROSS JOIN LATERAL (SELECT business_day FROM stock_entry WHERE store_id = s.id ORDER BY business_day LIMIT 1) e`;
  return new Map(rows.map(({ storeId, day }) => [storeId, day]));
}
