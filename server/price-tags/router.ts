import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { commandProcedure, router, storeProcedure } from '@/server/platform/trpc';
import { listTags, wrongTags } from './list-tags';
import { printTags } from './print-tags';
import { listTagsInput } from './schema';

/** Price tags 价签 of a store: what hangs at its shelves, and what is to be printed anew. */
export const priceTagsRouter = router({
  list: storeProcedure('priceTags.print')
    .input(listTagsInput)
    .query(({ ctx, input }) => listTags(ctx.db, input)),
  wrong: storeProcedure('priceTags.print')
    .input(z.object({ storeId: id }))
    .query(({ ctx, input }) => wrongTags(ctx.db, input.storeId)),
  print: commandProcedure(printTags),
});
