import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { ZoneIsFixed, ZoneNotEmpty } from './errors';
import { lockZone } from './internal';
import { closeZoneInput, FREE_ZONE_KINDS } from './schema';
import { refuseRaced } from './take-over';

/**
 * Takes an empty zone out of use with its shelves; its history stays. What stands in it, is sold from it or has a place on one of
 * its shelves must have another place first.
 * @throws NotFound, ZoneIsClosed, ZoneIsFixed, ZoneNotEmpty, ZoneOwnerOverlap
 */
export const closeZone = command({
  name: 'zones.close',
  permission: 'zones.manage',
  scope: 'store',
  input: closeZoneInput,
  async run(tx, { storeId, zoneId, requestId }, ctx) {
    // The lock also holds back the first stock of another product here, whose row refers to this one.
    const zone = await lockZone(tx, storeId, zoneId);
    if (!FREE_ZONE_KINDS.some((kind) => kind === zone.kind)) throw new ZoneIsFixed();
    await refuseRaced(tx, storeId, zoneId, ctx.now);
    await lockShelves(tx, storeId, zoneId);
    const products = await productsIn(tx, storeId, zoneId);
    if (products > 0) throw new ZoneNotEmpty({ products });
    await tx.shelf.updateMany({ where: { storeId, zoneId, closedAt: null }, data: { closedAt: ctx.now } });
    await tx.zone.update({ where: { storeId_id: { storeId, id: zoneId } }, data: { closedAt: ctx.now } });
    await tx.zoneAssignment.deleteMany({ where: { storeId, zoneId, startsAt: { gte: ctx.now } } });
    await tx.zoneAssignment.updateMany({
      where: { storeId, zoneId, OR: [{ endsAt: null }, { endsAt: { gt: ctx.now } }] },
      data: { endsAt: ctx.now },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'zones.close',
      subjectKind: 'zone',
      subjectId: zoneId,
      before: { code: zone.code, name: zone.name, open: true },
      after: { open: false },
      requestId,
    });
    return { zoneId };
  },
});

/** Nothing is placed on them meanwhile. */
async function lockShelves(tx: Tx, storeId: string, zoneId: string): Promise<void> {
  await tx.$queryRaw`SELECT count(*) AS locked FROM (SELECT 1 FROM shelf
    WHERE store_id = ${storeId}::uuid AND zone_id = ${zoneId}::uuid ORDER BY id FOR UPDATE) s`;
}

/** Products with stock in the zone, over or under, with their selling place there, or on one of its shelves. */
async function productsIn(tx: Tx, storeId: string, zoneId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ products: number }[]>`
    SELECT count(*)::int AS products FROM (
      SELECT product_id FROM stock_level WHERE store_id = ${storeId}::uuid AND zone_id = ${zoneId}::uuid AND on_hand <> 0
      UNION SELECT product_id FROM product_place WHERE store_id = ${storeId}::uuid AND zone_id = ${zoneId}::uuid
      UNION SELECT p.product_id FROM shelf_place p JOIN shelf s ON s.store_id = p.store_id AND s.id = p.shelf_id
        WHERE s.store_id = ${storeId}::uuid AND s.zone_id = ${zoneId}::uuid AND p.removed_at IS NULL
    ) p`;
  return row?.products ?? 0;
}
