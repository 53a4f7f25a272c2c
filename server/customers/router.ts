import { router, storeProcedure } from '@/server/platform/trpc';
import { addCustomer } from './add-customer';
import { addCustomerInput } from './schema';

export const customersRouter = router({
  add: storeProcedure('customers.add')
    .input(addCustomerInput)
    .mutation(({ ctx, input }) => addCustomer.execute(ctx, input)),
});
