import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { commandProcedure, companyProcedure, router } from '@/server/platform/trpc';
import { addExamples } from './add-examples';
import { openingSteps } from './opening-steps';

/** From an empty book to the first sale. */
export const firstDayRouter = router({
  addExamples: commandProcedure(addExamples),
  steps: companyProcedure('stores.manage')
    .input(z.object({ storeId: id }))
    .query(({ ctx, input }) => openingSteps(ctx, input.storeId)),
});
