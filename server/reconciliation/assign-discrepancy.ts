import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { worksIn } from '@/server/staff/people/people-of-store';
import { lockDiscrepancy } from './discrepancy-internal';
import { DiscrepancyOwnerElsewhere } from './errors';
import { assignDiscrepancyInput } from './schema';

/**
 * Names who has to explain it, in place of who answered for the zone at the cut-off; later runs keep that.
 * @throws DiscrepancyUnknown, DiscrepancyIsClosed, DiscrepancyOwnerElsewhere
 */
export const assignDiscrepancy = command({
  name: 'reconciliation.assignDiscrepancy',
  permission: 'reconciliation.reconcile',
  scope: 'store',
  input: assignDiscrepancyInput,
  async run(tx, { storeId, discrepancyId, ownerId, requestId }, ctx) {
    const before = await lockDiscrepancy(tx, storeId, discrepancyId);
    if (!(await worksIn(tx, ownerId, storeId))) throw new DiscrepancyOwnerElsewhere();
    await tx.discrepancy.update({
      where: { storeId_id: { storeId, id: discrepancyId } },
      data: { ownerId },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'reconciliation.assignDiscrepancy',
      subjectKind: 'discrepancy',
      subjectId: discrepancyId,
      before: { ownerId: before.ownerId },
      after: { ownerId },
      requestId,
    });
    return { discrepancyId };
  },
});
