import { commandProcedure, router, storeProcedure, storesProcedure } from '@/server/platform/trpc';
import { askCharge, cancelCharge, charge } from './charge';
import { explainCharge } from './follow-charges';
import { chargeTotals, listCharges } from './list-charges';
import { cancelChargeInput, chargeInput, listChargesInput, ofCharge } from './schema';

/** Money from customers' phones by their payment codes, through the installation's payment provider. */
export const paymentsRouter = router({
  charge: storeProcedure('sales.complete')
    .input(chargeInput)
    .mutation(({ ctx, input }) => charge(ctx, input)),
  ask: storeProcedure('sales.complete')
    .input(ofCharge)
    .query(({ ctx, input }) => askCharge(ctx, input)),
  cancel: storeProcedure('sales.complete')
    .input(cancelChargeInput)
    .mutation(({ ctx, input }) => cancelCharge(ctx, input)),
  explain: commandProcedure(explainCharge),
  list: storesProcedure('payments.read')
    .input(listChargesInput)
    .query(({ ctx, input }) => listCharges(ctx.db, input)),
  totals: storesProcedure('payments.read')
    .input(listChargesInput)
    .query(({ ctx, input }) => chargeTotals(ctx.db, input)),
});
