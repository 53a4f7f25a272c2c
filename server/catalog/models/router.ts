import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { commandProcedure, companyProcedure, router } from '@/server/platform/trpc';
import { addVariants } from './add-variants';
import { changeModel } from './change-model';
import { makeModel } from './make-model';
import { placeVariant } from './place-variant';
import { priceModel } from './price-model';
import { listModels, modelDetail } from './queries';

const anyStore = { anyStore: true };

export const modelsRouter = router({
  make: commandProcedure(makeModel),
  addVariants: commandProcedure(addVariants),
  place: commandProcedure(placeVariant),
  change: commandProcedure(changeModel),
  setPrice: commandProcedure(priceModel),
  get: companyProcedure('catalog.read', anyStore)
    .input(z.object({ modelId: id }))
    .query(({ ctx, input }) => modelDetail(ctx.db, input.modelId)),
  list: companyProcedure('catalog.read', anyStore)
    .input(
      z.object({
        term: z.string().max(100).default(''),
        offset: z.number().int().min(0).max(100_000).default(0),
        take: z.number().int().min(1).max(200).default(100),
      }),
    )
    .query(({ ctx, input }) => listModels(ctx.db, input)),
});
