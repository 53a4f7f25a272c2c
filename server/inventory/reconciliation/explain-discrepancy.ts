import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { lockDiscrepancy } from './discrepancy-internal';
import { explainDiscrepancyInput } from './schema';

/** Says why it differs; holds until the figure changes. @throws DiscrepancyUnknown, DiscrepancyIsClosed */
export const explainDiscrepancy = command({
  name: 'stock.explainDiscrepancy',
  permission: 'stock.reconcile',
  scope: 'store',
  input: explainDiscrepancyInput,
  async run(tx, { storeId, discrepancyId, note, requestId }, ctx) {
    const before = await lockDiscrepancy(tx, storeId, discrepancyId);
    await tx.discrepancy.update({
      where: { storeId_id: { storeId, id: discrepancyId } },
      data: { note, explainedAt: ctx.now, explainedById: ctx.actor.personId },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stock.explainDiscrepancy',
      subjectKind: 'discrepancy',
      subjectId: discrepancyId,
      before: { note: before.note },
      after: { note, difference: before.difference.toString() },
      requestId,
    });
    return { discrepancyId };
  },
});
