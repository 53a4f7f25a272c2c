import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { commandProcedure, companyProcedure, router } from '@/server/platform/trpc';
import { limitsSaid } from './limits-of-store';
import { setLimit, setStoreLimit } from './set-limit';

/** What roles may do at the counter alone, with somebody's word, or not at all. */
export const limitsRouter = router({
  /** As the chain has them, and a store's beside. */
  all: companyProcedure('limits.keep')
    .input(z.object({ storeId: id.optional() }))
    .query(({ ctx, input }) => limitsSaid(ctx.db, input.storeId ?? null)),
  set: commandProcedure(setLimit),
  setOfStore: commandProcedure(setStoreLimit),
});
