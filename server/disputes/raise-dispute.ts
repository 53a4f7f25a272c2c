import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { whoseLine } from '@/server/sales/whose-line';
import { DisputeOpen, LineIsYours } from './errors';
import { raiseDisputeInput } from './schema';

/**
 * Somebody says that a line was their sale. Whose it is now is asked, and a manager decides; until then it stays whose it is.
 * @throws NotFound, LineIsYours, DisputeOpen
 */
export const raiseDispute = command({
  name: 'disputes.raise',
  permission: 'disputes.raise',
  scope: 'store',
  input: raiseDisputeInput,
  async run(tx, { requestId: id, storeId, lineId, words }, ctx) {
    // Of two who claim a line at once the second is told of the first.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sales-dispute${storeId}${lineId}`}, 1))::text`;
    const line = await whoseLine(tx, storeId, lineId);
    if (!line) throw new NotFound({ noun: 'ticketLine' });
    const { personId } = ctx.actor;
    const { ticketId, holders } = line;
    if (holders.every((holder) => holder.personId === personId)) throw new LineIsYours();
    const open = await tx.salesDispute.findFirst({
      where: { storeId, lineId, decidedAt: null },
      select: { id: true },
    });
    if (open) throw new DisputeOpen();
    await tx.salesDispute.create({
      data: { storeId, id, ticketId, lineId, words, raisedById: personId, raisedAt: ctx.now },
      select: { id: true },
    });
    await tx.salesDisputeParty.createMany({
      data: holders
        .filter((holder) => holder.personId !== personId)
        .map((holder) => ({ storeId, disputeId: id, ...holder })),
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'disputes.raise',
      subjectKind: 'ticket',
      subjectId: ticketId,
      after: { disputeId: id, lineId },
      requestId: id,
    });
    return { disputeId: id };
  },
});
