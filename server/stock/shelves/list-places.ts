import { Prisma } from '@/generated/prisma/client';
import { GOODS } from '@/server/catalog/lent-goods';
import type { Reader } from '@/server/platform/db';
import { PEOPLE } from '@/server/staff/lent-people';
import { ZONE_OWNERS, ZONES } from '@/server/zones/lent-zones';

const PAGE = 50;

/** Products of a shelf by their code. @param of.after code of the last row of the page before */
export async function shelfProducts(
  reader: Reader,
  of: { storeId: string; shelfId: string; after?: string | undefined },
) {
  const rows = await reader.$queryRaw<
    { id: string; code: string; name: string; spec: string; unit: string; placedAt: Date }[]
  >`
    SELECT p.id, p.code, p.name, p.spec, p.unit, s.placed_at AS "placedAt" FROM shelf_place s JOIN ${GOODS} p ON p.id = s.product_id
    WHERE s.store_id = ${of.storeId}::uuid AND s.shelf_id = ${of.shelfId}::uuid AND s.removed_at IS NULL
      ${of.after === undefined ? Prisma.empty : Prisma.sql`AND p.code > ${of.after}`}
    ORDER BY p.code LIMIT ${PAGE + 1}`;
  const page = rows.slice(0, PAGE);
  return { rows: page, next: rows.length > PAGE ? (page.at(-1)?.code ?? null) : null };
}

/** How many products have their place on each shelf of a store, by shelf. */
export async function placedPerShelf(reader: Reader, storeId: string) {
  return reader.$queryRaw<{ shelfId: string; products: number }[]>`
    SELECT shelf_id AS "shelfId", count(*)::int AS products FROM shelf_place
    WHERE store_id = ${storeId}::uuid AND removed_at IS NULL GROUP BY 1`;
}

/** The first shelf of a zone on which each of its products has its place. */
export async function shelvesInZone(reader: Reader, storeId: string, zoneId: string) {
  return reader.$queryRaw<{ productId: string; shelf: string }[]>`
    SELECT DISTINCT ON (p.product_id) p.product_id AS "productId", s.code AS shelf
    FROM shelf_place p JOIN shelf s ON s.store_id = p.store_id AND s.id = p.shelf_id
    WHERE p.store_id = ${storeId}::uuid AND s.zone_id = ${zoneId}::uuid AND p.removed_at IS NULL
    ORDER BY p.product_id, s.position, s.code`;
}

export interface PlaceOfProduct {
  zoneId: string;
  zoneCode: string;
  zone: string;
  owner: string | null;
  /** Sales reduce it here. */
  selling: boolean;
  /** Some of it is on hand here; how much is not told, whoever asks may be counting. */
  stands: boolean;
  shelves: { id: string; code: string; name: string }[];
}

/** Where a product stands in a store: zones with some of it, its selling zone, and the shelves it has a place on. */
export async function placesOfProduct(reader: Reader, storeId: string, productId: string, now: Date) {
  return reader.$queryRaw<PlaceOfProduct[]>`
    WITH at AS (
      SELECT l.zone_id FROM stock_level l WHERE l.store_id = ${storeId}::uuid AND l.product_id = ${productId}::uuid AND l.on_hand > 0
      UNION SELECT zone_id FROM product_place WHERE store_id = ${storeId}::uuid AND product_id = ${productId}::uuid
      UNION SELECT s.zone_id FROM shelf_place p JOIN shelf s ON s.store_id = p.store_id AND s.id = p.shelf_id
        WHERE p.store_id = ${storeId}::uuid AND p.product_id = ${productId}::uuid AND p.removed_at IS NULL)
    SELECT z.id AS "zoneId", z.code AS "zoneCode", z.name AS zone, w.name AS owner,
      EXISTS (SELECT 1 FROM product_place x WHERE x.store_id = z.store_id AND x.product_id = ${productId}::uuid
        AND x.zone_id = z.id) AS selling,
      EXISTS (SELECT 1 FROM stock_level x WHERE x.store_id = z.store_id AND x.product_id = ${productId}::uuid
        AND x.zone_id = z.id AND x.on_hand > 0) AS stands,
      coalesce((SELECT json_agg(json_build_object('id', s.id, 'code', s.code, 'name', s.name) ORDER BY s.position, s.code)
        FROM shelf_place x JOIN shelf s ON s.store_id = x.store_id AND s.id = x.shelf_id WHERE x.store_id = z.store_id
          AND x.product_id = ${productId}::uuid AND x.removed_at IS NULL AND s.zone_id = z.id), '[]') AS shelves
    FROM at JOIN ${ZONES} z ON z.store_id = ${storeId}::uuid AND z.id = at.zone_id
    LEFT JOIN ${ZONE_OWNERS} a ON a.store_id = z.store_id AND a.zone_id = z.id
      AND tstzrange(a.starts_at, a.ends_at, '[)') @> ${now}::timestamptz
    LEFT JOIN ${PEOPLE} w ON w.id = a.person_id
    ORDER BY z.position, z.code`;
}
