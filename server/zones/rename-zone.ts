import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { lockZone } from './internal';
import { renameZoneInput } from './schema';

/** Another name for the same place; its code stays, it is on the shelves. @throws NotFound, ZoneIsClosed */
export const renameZone = command({
  name: 'zones.rename',
  permission: 'zones.manage',
  scope: 'store',
  input: renameZoneInput,
  async run(tx, { storeId, zoneId, name, requestId }, ctx) {
    const zone = await lockZone(tx, storeId, zoneId);
    await tx.zone.update({ where: { storeId_id: { storeId, id: zoneId } }, data: { name } });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'zones.rename',
      subjectKind: 'zone',
      subjectId: zoneId,
      before: { code: zone.code, name: zone.name },
      after: { name },
      requestId,
    });
    return { zoneId };
  },
});
