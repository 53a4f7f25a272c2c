import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { commandProcedure, router, storeProcedure } from '@/server/platform/trpc';
import { storeSettings } from '@/server/stores/store-settings';
import { listTags, wrongTags } from './list-tags';
import { printTags } from './print-tags';
import { listTagsInput } from './schema';
import { withPromotions } from './tag-promotions';

/** Price tags 价签 of a store: what hangs at its shelves, and what is to be printed anew. */
export const priceTagsRouter = router({
  list: storeProcedure('priceTags.print')
    .input(listTagsInput)
    .query(async ({ ctx, input }) => {
      const { rows, more } = await listTags(ctx.db, input);
      const store = await storeSettings(ctx.db, input.storeId);
      return { rows: await withPromotions(ctx.db, store, ctx.now, rows), more };
    }),
  wrong: storeProcedure('priceTags.print')
    .input(z.object({ storeId: id }))
    .query(({ ctx, input }) => wrongTags(ctx.db, input.storeId)),
  print: commandProcedure(printTags),
});
