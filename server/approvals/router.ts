import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { router, storeProcedure } from '@/server/platform/trpc';
import { peopleWithPin } from '@/server/staff/people/people-here';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { grantApproval } from './grant-approval';
import {
  grantBelowFloorInput,
  grantCashDifferenceInput,
  grantOnAccountInput,
  grantOverLimitInput,
  grantReturnInput,
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
        grantOnAccountInput.extend(withPin),
      ]),
    )
    .mutation(({ ctx, input }) => grantApproval(ctx, input)),
  approvers: storeProcedure('approvals.request')
    .input(z.object({ storeId: id }))
    .query(async ({ ctx, input }) => {
      const ids = await staffAllowed(ctx.db, 'approvals.grant', input.storeId);
      return peopleWithPin(ctx.db, ids);
    }),
});
