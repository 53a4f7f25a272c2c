import { commandProcedure, companyProcedure, router } from '@/server/platform/trpc';
import { addCustomer } from './add-customer';
import { findCustomers } from './find-customers';
import { findCustomersInput } from './schema';

export const customersRouter = router({
  /** Of the whole chain, by whoever may find them in any store: a customer of one shop buys in the next. */
  find: companyProcedure('customers.find', { anyStore: true })
    .input(findCustomersInput)
    .query(({ ctx, input }) => findCustomers(ctx.db, input, { personId: ctx.actor.personId, now: ctx.now })),
  add: commandProcedure(addCustomer),
});
