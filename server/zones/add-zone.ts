import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { violates } from '@/server/platform/database-errors';
import { ZoneCodeTaken } from './errors';
import { addZoneInput } from './schema';

/** A new shelf area or stockroom; its id is the requestId. @throws ZoneCodeTaken */
export const addZone = command({
  name: 'zones.add',
  permission: 'zones.manage',
  scope: 'store',
  input: addZoneInput,
  async run(tx, { storeId, requestId, code, name, kind }, ctx) {
    const position = await tx.zone.count({ where: { storeId } });
    await tx.zone
      .create({ data: { storeId, id: requestId, code, name, kind, position } })
      .catch((error: unknown) => {
        throw violates(error, 'code') ? new ZoneCodeTaken({ code }) : error;
      });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'zones.add',
      subjectKind: 'zone',
      subjectId: requestId,
      after: { code, name, kind },
      requestId,
    });
    return { zoneId: requestId };
  },
});
