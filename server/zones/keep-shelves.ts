import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { violates } from '@/server/platform/database-errors';
import { ShelfCodeTaken, ShelfNotEmpty } from './errors';
import { lockShelf, lockZone } from './internal';
import { addShelfInput, closeShelfInput, editShelfInput } from './schema';
import { standsInZone } from './stands-in-zone';

/** Another shelf of a zone, behind those it has. @throws NotFound, ZoneIsClosed, ShelfCodeTaken */
export const addShelf = command({
  name: 'zones.addShelf',
  permission: 'zones.manage',
  scope: 'store',
  input: addShelfInput,
  async run(tx, { storeId, requestId, zoneId, code, name }, ctx) {
    const zone = await lockZone(tx, storeId, zoneId);
    const position = await tx.shelf.count({ where: { storeId, zoneId } });
    await tx.shelf
      .create({ data: { storeId, id: requestId, zoneId, code, name, position } })
      .catch((error: unknown) => {
        throw violates(error, 'code') ? new ShelfCodeTaken({ code }) : error;
      });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'zones.addShelf',
      subjectKind: 'zone',
      subjectId: zoneId,
      after: { zone: zone.name, code, name },
      requestId,
    });
    return { shelfId: requestId };
  },
});

/** Another name or another place in the row; the code stays, it hangs on the shelf. @throws NotFound, ShelfIsClosed */
export const editShelf = command({
  name: 'zones.editShelf',
  permission: 'zones.manage',
  scope: 'store',
  input: editShelfInput,
  async run(tx, { storeId, requestId, shelfId, name, position }, ctx) {
    const shelf = await lockShelf(tx, storeId, shelfId);
    await tx.shelf.update({ where: { storeId_id: { storeId, id: shelfId } }, data: { name, position } });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'zones.editShelf',
      subjectKind: 'zone',
      subjectId: shelf.zoneId,
      before: { code: shelf.code, name: shelf.name, position: shelf.position },
      after: { name, position },
      requestId,
    });
    return { shelfId };
  },
});

/** Takes a shelf out of use once nothing has its place there. @throws NotFound, ShelfIsClosed, ShelfNotEmpty */
export const closeShelf = command({
  name: 'zones.closeShelf',
  permission: 'zones.manage',
  scope: 'store',
  input: closeShelfInput,
  async run(tx, { storeId, requestId, shelfId }, ctx) {
    // Whoever places something holds the row: none comes in between.
    const shelf = await lockShelf(tx, storeId, shelfId);
    const products = await standsInZone.ask().onShelf(tx, { storeId, shelfId });
    if (products > 0) throw new ShelfNotEmpty({ products });
    await tx.shelf.update({
      where: { storeId_id: { storeId, id: shelfId } },
      data: { closedAt: ctx.now },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'zones.closeShelf',
      subjectKind: 'zone',
      subjectId: shelf.zoneId,
      before: { code: shelf.code, name: shelf.name },
      requestId,
    });
    return { shelfId };
  },
});
