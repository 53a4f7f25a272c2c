import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { commandProcedure, router, storeProcedure, storesProcedure } from '@/server/platform/trpc';
import { listRules } from './list-rules';
import { rulesInput, suggestionsInput } from './replenishment-schema';
import { dropRules, setRules } from './set-rules';
import { spareElsewhere, suggestOrders } from './suggest-orders';

/** Replenishment 补货: when to order again, what, how much, and from whom. */
export const replenishmentRouter = router({
  setRules: commandProcedure(setRules),
  dropRules: commandProcedure(dropRules),
  rules: storeProcedure('stock.read')
    .input(rulesInput)
    .query(({ ctx, input }) => listRules(ctx.db, input)),
  suggestions: storesProcedure('stock.read')
    .input(suggestionsInput)
    .query(({ ctx, input }) => suggestOrders(ctx.db, input, ctx.now)),
  spare: storeProcedure('stock.read')
    .input(z.object({ storeId: id, productIds: z.array(id).max(200) }))
    .query(({ ctx, input }) => spareElsewhere(ctx.db, input.storeId, input.productIds, ctx.now)),
});
