import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { lockDiscrepancy } from './discrepancy-internal';
import { closeDiscrepancyInput } from './schema';

/**
 * Ends a discrepancy under a name and a reason. The book does not move; where it still differs, the next run opens another.
 * @throws DiscrepancyUnknown, DiscrepancyIsClosed
 */
export const closeDiscrepancy = command({
  name: 'reconciliation.closeDiscrepancy',
  permission: 'reconciliation.closeDiscrepancy',
  scope: 'store',
  input: closeDiscrepancyInput,
  async run(tx, { storeId, discrepancyId, reason, requestId }, ctx) {
    const before = await lockDiscrepancy(tx, storeId, discrepancyId);
    await tx.discrepancy.update({
      where: { storeId_id: { storeId, id: discrepancyId } },
      data: { closedAt: ctx.now, closedById: ctx.actor.personId, closeReason: reason },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'reconciliation.closeDiscrepancy',
      subjectKind: 'discrepancy',
      subjectId: discrepancyId,
      after: { reason, class: before.class, difference: before.difference.toString() },
      requestId,
    });
    return { discrepancyId };
  },
});
