import type { StandsInZone } from '@/server/zones/stands-in-zone';

/** What a zone or a shelf still holds, by the ledger and by where things have their place. */
export const STOCK_IN_ZONE: StandsInZone = {
  async inZone(tx, { storeId, zoneId, shelfIds }) {
    const [row] = await tx.$queryRaw<{ products: number }[]>`
      SELECT count(*)::int AS products FROM (
        SELECT product_id FROM stock_level WHERE store_id = ${storeId}::uuid AND zone_id = ${zoneId}::uuid AND on_hand <> 0
        UNION SELECT product_id FROM product_place WHERE store_id = ${storeId}::uuid AND zone_id = ${zoneId}::uuid
        UNION SELECT product_id FROM shelf_place
          WHERE store_id = ${storeId}::uuid AND shelf_id = ANY(${[...shelfIds]}::uuid[]) AND removed_at IS NULL
      ) p`;
    return row?.products ?? 0;
  },
  onShelf: (tx, { storeId, shelfId }) =>
    tx.shelfPlace.count({ where: { storeId, shelfId, removedAt: null } }),
};
