import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { commandProcedure, router, storeProcedure } from '@/server/platform/trpc';
import { peopleWithPin } from '@/server/staff/people/people-here';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { answerRequest, answerWithProof, askApproval, withdrawRequest } from './ask-approval';
import { askedByDevice } from './asked-approvals';
import { grantApproval } from './grant-approval';
import {
  grantBelowFloorInput,
  grantCashDifferenceInput,
  grantOnAccountInput,
  grantOtherTenderInput,
  grantOverLimitInput,
  grantReturnInput,
  grantVoidInput,
  PIN,
} from './schema';

const withPin = { pin: PIN };

export const approvalsRouter = router({
  grant: storeProcedure('approvals.request')
    .input(
      z.discriminatedUnion('kind', [
        grantBelowFloorInput.extend(withPin),
        grantOverLimitInput.extend(withPin),
        grantCashDifferenceInput.extend(withPin),
        grantReturnInput.extend(withPin),
        grantOtherTenderInput.extend(withPin),
        grantOnAccountInput.extend(withPin),
        grantVoidInput.extend(withPin),
      ]),
    )
    .mutation(({ ctx, input }) => grantApproval(ctx, input)),
  ask: commandProcedure(askApproval),
  withdraw: commandProcedure(withdrawRequest),
  answer: commandProcedure(answerRequest),
  answerWithProof: commandProcedure(answerWithProof),
  /** What this counter asked of phones lately, and what became of it. */
  asked: storeProcedure('approvals.request')
    .input(z.object({ storeId: id }))
    .query(({ ctx, input }) => {
      const deviceId = ctx.actor.device?.id;
      return deviceId ? askedByDevice(ctx.db, { storeId: input.storeId, deviceId, now: ctx.now }) : [];
    }),
  approvers: storeProcedure('approvals.request')
    .input(z.object({ storeId: id }))
    .query(async ({ ctx, input }) => {
      const ids = await staffAllowed(ctx.db, 'approvals.grant', input.storeId);
      return peopleWithPin(ctx.db, ids);
    }),
});
