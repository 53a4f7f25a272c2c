import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { ZoneIsFixed, ZoneNotEmpty } from './errors';
import { lockZone } from './internal';
import { closeZoneInput, FREE_ZONE_KINDS } from './schema';
import { standsInZone } from './stands-in-zone';
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
    const shelfIds = await lockShelves(tx, storeId, zoneId);
    const products = await standsInZone.ask().inZone(tx, { storeId, zoneId, shelfIds });
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
async function lockShelves(tx: Tx, storeId: string, zoneId: string): Promise<string[]> {
  const shelves = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM shelf
    WHERE store_id = ${storeId}::uuid AND zone_id = ${zoneId}::uuid ORDER BY id FOR UPDATE`;
  return shelves.map(({ id }) => id);
}
