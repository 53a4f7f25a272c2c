import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { DisputeNotYoursToAnswer } from './errors';
import { lockOpenDispute } from './lock-dispute';
import { answerDisputeInput } from './schema';

/** Whose line it is says whether it was the other's sale. Once; a manager decides all the same. @throws NotFound, DisputeDecided, DisputeNotYoursToAnswer */
export const answerDispute = command({
  name: 'disputes.answer',
  permission: 'disputes.answer',
  scope: 'store',
  input: answerDisputeInput,
  async run(tx, { requestId, storeId, disputeId, agrees, words }, ctx) {
    const dispute = await lockOpenDispute(tx, storeId, disputeId);
    const { personId } = ctx.actor;
    const own = dispute.parties.find((party) => party.personId === personId);
    if (!own || own.answer) throw new DisputeNotYoursToAnswer();
    await tx.salesDisputeAnswer.create({
      data: { storeId, disputeId, personId, agrees, words, answeredAt: ctx.now },
      select: { agrees: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'disputes.answer',
      subjectKind: 'ticket',
      subjectId: dispute.ticketId,
      after: { disputeId, lineId: dispute.lineId, agrees },
      requestId,
    });
    return { agrees };
  },
});
