import { z } from 'zod';
import { mayIn, mayInAll } from '@/server/platform/command';
import { id, ofStores } from '@/server/platform/schema';
import { commandProcedure, router, storeProcedure, storesProcedure } from '@/server/platform/trpc';
import { answerDifference } from './answer-difference';
import { handOverZone } from './hand-over-zone';
import { recordPickupInput, signatures } from './handover-schema';
import { handoverDetail, handoverStart, handoverTotals, listHandovers } from './list-handovers';
import { openDifferences } from './open-differences';

const ofStore = z.object({ storeId: id });

/** Handovers 交接 of zones. Who may not read the stock finds what they signed themselves. */
export const handoversRouter = router({
  handOver: storeProcedure('handovers.handOver')
    .input(recordPickupInput.extend(signatures.shape))
    .mutation(({ ctx, input }) => handOverZone(ctx, input)),
  answer: commandProcedure(answerDifference),
  start: storeProcedure('handovers.handOver')
    .input(ofStore.extend({ zoneId: id }))
    .query(({ ctx, input }) => handoverStart(ctx.db, input.storeId, input.zoneId, ctx.now)),
  list: storesProcedure('stock.read')
    .input(ofStores)
    .query(({ ctx, input }) => listHandovers(ctx.db, input)),
  totals: storesProcedure('stock.read')
    .input(ofStores)
    .query(({ ctx, input }) => handoverTotals(ctx.db, input, mayInAll(ctx, 'costs.see', input.storeIds))),
  open: storesProcedure('stock.read')
    .input(ofStores)
    .query(({ ctx, input }) =>
      openDifferences(ctx.db, { storeIds: input.storeIds }, mayIn(ctx, 'costs.see')),
    ),
  detail: storeProcedure('zones.figures')
    .input(ofStore.extend({ handoverId: id }))
    .query(({ ctx, input }) =>
      handoverDetail(ctx.db, input, {
        personId: ctx.may('stock.read', input.storeId) ? null : ctx.actor.personId,
        seesCost: ctx.may('costs.see', input.storeId),
      }),
    ),
});
