import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { GOODS } from '@/server/catalog/lent-goods';
import { command } from '@/server/platform/command';
import { openZones } from '@/server/zones/open-zones';
import { StockLineUnknown } from './errors';
import { placeProductsInput } from './schema';

/** Gives products their selling zone in a store: what sales reduce from now on. @throws StockLineUnknown */
export const placeProducts = command({
  name: 'stock.place',
  permission: 'zones.manage',
  scope: 'store',
  input: placeProductsInput,
  async run(tx, input, ctx) {
    const { storeId, places } = input;
    const zones = await openZones(tx, storeId);
    const sellsFrom = zones.filter(({ kind }) => kind !== 'DAMAGED' && kind !== 'AWAITING_PICKUP');
    const open = new Set(sellsFrom.map((zone) => zone.id));
    const wrong = places.findIndex((place) => !open.has(place.zoneId));
    if (wrong >= 0) throw new StockLineUnknown({ line: wrong + 1 });
    await tx.$executeRaw`
      INSERT INTO product_place (store_id, product_id, zone_id)
      SELECT ${storeId}::uuid, r."productId", r."zoneId"
      FROM json_to_recordset(${JSON.stringify(places)}::json) AS r("productId" uuid, "zoneId" uuid)
      JOIN ${GOODS} p ON p.id = r."productId" ORDER BY r."productId"
      ON CONFLICT (store_id, product_id) DO UPDATE SET zone_id = excluded.zone_id`;
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stock.place',
      subjectKind: 'store',
      subjectId: storeId,
      after: { products: places.length, first: places.slice(0, 20) },
      requestId: input.requestId,
    });
    return { placed: places.length };
  },
});
