import { commandProcedure, router, storeProcedure } from '@/server/platform/trpc';
import { correctPoints } from './correct-points';
import { pointsOfCustomer } from './points-of-customer';
import { pointsOfCustomerInput } from './schema';
import { setPointsRule } from './set-points-rule';

/** What members earn by buying, and what it pays. */
export const pointsRouter = router({
  correct: commandProcedure(correctPoints),
  setRule: commandProcedure(setPointsRule),
  of: storeProcedure('credit.see')
    .input(pointsOfCustomerInput)
    .query(({ ctx, input }) => pointsOfCustomer(ctx.db, input.customerId)),
});
