import { dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { OwnPersonnelFile } from './errors';
import { requireOfStore } from './of-store';
import { setWageInput } from './schema';

/**
 * What somebody earns from a day on. How much stands in its own table alone: the trail says whose wage was set from when, not what it is.
 * @throws NotFound, OwnPersonnelFile
 */
export const setWage = command({
  name: 'personnel.setWage',
  permission: 'personnel.setWages',
  scope: 'store',
  input: setWageInput,
  async run(tx, { requestId: id, storeId, personId, kind, fen, fromDay }, ctx) {
    if (personId === ctx.actor.personId) throw new OwnPersonnelFile();
    await requireOfStore(tx, ctx, { personId, storeId, permission: 'personnel.setWages' });
    await tx.wage.create({
      data: {
        id,
        personId,
        kind,
        fen,
        fromDay: dayToDate(fromDay),
        setById: ctx.actor.personId,
        setAt: ctx.now,
      },
      select: { id: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'personnel.setWage',
      subjectKind: 'person',
      subjectId: personId,
      after: { fromDay },
      requestId: id,
    });
    return { wageId: id };
  },
});
