import { z } from 'zod';
import { dayOfChain } from '@/server/catalog/price-plans/day-of-chain';
import { exampleGoods } from '@/server/catalog/promoted-goods';
import { listCategories } from '@/server/catalog/queries';
import { Forbidden } from '@/server/platform/errors';
import { id } from '@/server/platform/schema';
import { commandProcedure, companyProcedure, router, storeProcedure } from '@/server/platform/trpc';
import { openStores } from '@/server/stores/queries';
import { storeSettings } from '@/server/stores/store-settings';
import { belowFloor } from './below-floor';
import { callOffPromotion } from './call-off-promotion';
import { listPromotions, promotionDetail } from './list-promotions';
import { planPromotion } from './plan-promotion';
import { promotionChanges } from './promotion-changes';
import { termsOf } from './promotion-rules';
import { belowFloorInput, exampleGoodsInput, listPromotionsInput, promotionChangesInput } from './schema';

/** Promotions 促销: what the chain gives off its prices at the counter, and when. */
export const promotionsRouter = router({
  plan: commandProcedure(planPromotion),
  callOff: commandProcedure(callOffPromotion),
  /** What a form or a list offers: the stores, and the categories of goods. */
  choices: companyProcedure('promotions.manage').query(async ({ ctx }) => ({
    today: await dayOfChain(ctx.db, ctx.now),
    stores: (await openStores(ctx.db)).map(({ id: storeId, name }) => ({ id: storeId, name })),
    categories: (await listCategories(ctx.db)).map(({ id: categoryId, name }) => ({ id: categoryId, name })),
  })),
  exampleGoods: companyProcedure('promotions.manage')
    .input(exampleGoodsInput)
    .query(({ ctx, input }) => exampleGoods(ctx.db, input)),
  list: companyProcedure('promotions.manage')
    .input(listPromotionsInput)
    .query(async ({ ctx, input }) => listPromotions(ctx.db, input, await dayOfChain(ctx.db, ctx.now))),
  one: companyProcedure('promotions.manage')
    .input(z.object({ promotionId: id }))
    .query(async ({ ctx, input }) =>
      promotionDetail(
        ctx.db,
        input.promotionId,
        await dayOfChain(ctx.db, ctx.now),
        ctx.may('prices.seeFloor', null),
      ),
    ),
  belowFloor: companyProcedure('promotions.manage')
    .input(belowFloorInput)
    .query(async ({ ctx, input }) => {
      if (!ctx.may('prices.seeFloor', null)) throw new Forbidden({ permission: 'prices.seeFloor' });
      return belowFloor(ctx.db, termsOf(input.said, { id: '', promotionId: '' }));
    }),
  /** Whoever sells keeps them: they hold with no network too. */
  changes: storeProcedure('promotions.read')
    .input(promotionChangesInput)
    .query(async ({ ctx, input }) =>
      promotionChanges(ctx.db, await storeSettings(ctx.db, input.storeId), input.since, ctx.now),
    ),
});
