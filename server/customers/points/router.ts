import { commandProcedure, router, storeProcedure } from '@/server/platform/trpc';
import { correctPoints } from './correct-points';
import { pointsOfCustomer } from './points-of-customer';
import { pointsOfCustomerInput } from './schema';

/** What members earn by buying. */
export const pointsRouter = router({
  correct: commandProcedure(correctPoints),
  of: storeProcedure('credit.see')
    .input(pointsOfCustomerInput)
    .query(({ ctx, input }) => pointsOfCustomer(ctx.db, input.customerId)),
});
