import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { commandProcedure, router, storeProcedure, storesProcedure } from '@/server/platform/trpc';
import { answerDispute } from './answer-dispute';
import { decideDispute } from './decide-dispute';
import { disputeDetail } from './dispute-detail';
import { concerns, disputesOfTicket, disputeTotals, listDisputes, seenBy } from './list-disputes';
import { raiseDispute } from './raise-dispute';
import { listDisputesInput } from './schema';

const ofStore = z.object({ storeId: id });

/** Sales disputes 业绩争议: whose sale a line was. */
export const disputesRouter = router({
  raise: commandProcedure(raiseDispute),
  answer: commandProcedure(answerDispute),
  decide: commandProcedure(decideDispute),
  /** Everybody's for who decides, else one's own. */
  list: storesProcedure('disputes.read')
    .input(listDisputesInput)
    .query(({ ctx, input }) => listDisputes(ctx.db, { ...input, ...seenBy(ctx, input.storeIds) })),
  totals: storesProcedure('disputes.read')
    .input(listDisputesInput)
    .query(({ ctx, input }) => disputeTotals(ctx.db, { ...input, ...seenBy(ctx, input.storeIds) })),
  detail: storeProcedure('disputes.read')
    .input(ofStore.extend({ disputeId: id }))
    .query(({ ctx, input }) => disputeDetail(ctx, input.storeId, input.disputeId)),
  /** Of a ticket's lines: which are disputed; what was said only to whom it concerns. */
  ofTicket: storeProcedure('disputes.read')
    .input(ofStore.extend({ ticketId: id }))
    .query(async ({ ctx, input }) => {
      const all = await disputesOfTicket(ctx.db, input.storeId, input.ticketId);
      const mayDecide = ctx.may('disputes.decide', input.storeId);
      return all.map((dispute) => ({
        id: dispute.id,
        lineId: dispute.lineId,
        raisedBy: dispute.raisedBy,
        isOpen: dispute.decidedAt === null,
        mayOpen: mayDecide || concerns(dispute, ctx.actor.personId),
      }));
    }),
});
