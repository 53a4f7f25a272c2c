import { z } from 'zod';
import type { ActorContext } from '@/server/platform/context';
import { storeIds } from '@/server/platform/schema';
import {
  commandProcedure,
  companyProcedure,
  router,
  storeProcedure,
  storesProcedure,
} from '@/server/platform/trpc';
import { peopleWithIn } from '@/server/staff/people/people-of-store';
import { addCustomer } from './add-customer';
import { assignCustomers } from './assign-customers';
import { type Asker, customerCards } from './customer-cards';
import { customerDetail } from './customer-detail';
import { editCustomer } from './edit-customer';
import { eraseCustomer } from './erase-customer';
import { exportCustomers } from './export-customers';
import { findCustomers } from './find-customers';
import { giveConsent, withdrawConsent } from './keep-consents';
import { customersKnownIn } from './known-in-store';
import { customerTags, listCustomers } from './list-customers';
import { listReveals } from './list-reveals';
import { listTakeovers } from './list-takeovers';
import { mergeCustomers } from './merge-customers';
import { countNumberSearch } from './number-searches';
import { revealCustomer, revealedCustomer } from './reveal-customer';
import {
  copyOfStoreInput,
  customerInput,
  findCustomersInput,
  listCustomersInput,
  listRevealsInput,
  revealedInput,
  similarCustomersInput,
} from './schema';
import { serveCustomer } from './serve-customer';
import { similarCustomers } from './similar-customers';
import { askForCustomer, decideTakeover } from './take-over-customer';

const askerOf = ({ actor, now }: ActorContext): Asker => ({ personId: actor.personId, now });
/** Of the whole chain, by whoever may find them in any store: a customer of one shop buys in the next. */
const ofTheChain = companyProcedure('customers.find', { anyStore: true });

export const customersRouter = router({
  find: ofTheChain.input(findCustomersInput).query(async ({ ctx, input }) => {
    await countNumberSearch(ctx, input.term);
    return findCustomers(ctx.db, input, askerOf(ctx));
  }),
  similar: ofTheChain.input(similarCustomersInput).query(async ({ ctx, input }) => {
    await countNumberSearch(ctx, input.number);
    return similarCustomers(ctx, input);
  }),
  list: ofTheChain
    .input(listCustomersInput)
    .query(({ ctx, input }) => listCustomers(ctx.db, input, askerOf(ctx))),
  tags: ofTheChain.query(({ ctx }) => customerTags(ctx.db)),
  detail: ofTheChain.input(customerInput).query(({ ctx, input }) => customerDetail(ctx, input.customerId)),
  /** One of them, as who asks may see them; null: no such customer. */
  card: ofTheChain
    .input(customerInput)
    .query(
      async ({ ctx, input }) => (await customerCards(ctx.db, [input.customerId], askerOf(ctx)))[0] ?? null,
    ),
  /** The copy a tablet keeps for when nobody answers. */
  ofStore: storeProcedure('customers.find')
    .input(copyOfStoreInput)
    .query(({ ctx, input }) => customersKnownIn(ctx.db, input.storeId, input.cursor, ctx.now)),
  add: commandProcedure(addCustomer),
  edit: commandProcedure(editCustomer),
  export: commandProcedure(exportCustomers),
  giveConsent: commandProcedure(giveConsent),
  withdrawConsent: commandProcedure(withdrawConsent),
  reveal: commandProcedure(revealCustomer),
  /** What one's own reveal showed, for some minutes. */
  revealed: companyProcedure('customers.reveal', { anyStore: true })
    .input(revealedInput)
    .query(({ ctx, input }) => revealedCustomer(ctx, input.revealId)),
  reveals: storesProcedure('customers.readReveals')
    .input(listRevealsInput)
    .query(({ ctx, input }) => listReveals(ctx.db, input)),
  serve: commandProcedure(serveCustomer),
  askFor: commandProcedure(askForCustomer),
  decideTakeover: commandProcedure(decideTakeover),
  takeovers: storesProcedure('customers.decideTakeover')
    .input(z.object({ storeIds }))
    .query(({ ctx, input }) => listTakeovers(ctx.db, input.storeIds)),
  /** Who may serve customers in these stores, for a list to choose from. */
  servers: storesProcedure('customers.find')
    .input(z.object({ storeIds }))
    .query(({ ctx, input }) => peopleWithIn(ctx.db, 'customers.serve', input.storeIds)),
  merge: commandProcedure(mergeCustomers),
  erase: commandProcedure(eraseCustomer),
  assign: commandProcedure(assignCustomers),
});
