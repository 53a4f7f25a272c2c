import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { lockDiscrepancy } from './discrepancy-internal';
import { DiscrepancyOfAnother } from './errors';
import { explainDiscrepancyInput } from './schema';

/**
 * Says why it differs, by whoever it names or who reconciles; holds until the figure changes.
 * @throws DiscrepancyUnknown, DiscrepancyIsClosed, DiscrepancyOfAnother
 */
export const explainDiscrepancy = command({
  name: 'reconciliation.explainDiscrepancy',
  permission: 'reconciliation.explainDiscrepancy',
  scope: 'store',
  input: explainDiscrepancyInput,
  async run(tx, { storeId, discrepancyId, note, requestId }, ctx) {
    const before = await lockDiscrepancy(tx, storeId, discrepancyId);
    if (before.ownerId !== ctx.actor.personId && !ctx.may('reconciliation.reconcile', storeId))
      throw new DiscrepancyOfAnother();
    await tx.discrepancy.update({
      where: { storeId_id: { storeId, id: discrepancyId } },
      data: { note, explainedAt: ctx.now, explainedById: ctx.actor.personId },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'reconciliation.explainDiscrepancy',
      subjectKind: 'discrepancy',
      subjectId: discrepancyId,
      before: { note: before.note },
      after: { note, difference: before.difference.toString() },
      requestId,
    });
    return { discrepancyId };
  },
});
