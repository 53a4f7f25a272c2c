import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { commandProcedure, router, storeProcedure } from '@/server/platform/trpc';
import { answerDifference } from './answer-difference';
import { handOverZone } from './hand-over-zone';
import { handOverInput, signatures } from './handover-schema';
import { handoverDetail, handoverStart, listHandovers } from './list-handovers';
import { openDifferences } from './open-differences';

const ofStore = z.object({ storeId: id });

/** Handovers 交接 of zones. Who may not read the stock finds what they signed themselves. */
export const handoversRouter = router({
  handOver: storeProcedure('zones.handOver')
    .input(handOverInput.extend(signatures.shape))
    .mutation(({ ctx, input }) => handOverZone(ctx, input)),
  answer: commandProcedure(answerDifference),
  start: storeProcedure('zones.handOver')
    .input(ofStore.extend({ zoneId: id }))
    .query(({ ctx, input }) => handoverStart(ctx.db, input.storeId, input.zoneId, ctx.now)),
  list: storeProcedure('stock.read')
    .input(ofStore.extend({ before: id.optional() }))
    .query(({ ctx, input }) => listHandovers(ctx.db, input.storeId, input.before)),
  open: storeProcedure('stock.read')
    .input(ofStore)
    .query(({ ctx, input }) => openDifferences(ctx.db, input, ctx.may('costs.see', input.storeId))),
  detail: storeProcedure('zones.figures')
    .input(ofStore.extend({ handoverId: id }))
    .query(({ ctx, input }) =>
      handoverDetail(ctx.db, input, {
        personId: ctx.may('stock.read', input.storeId) ? null : ctx.actor.personId,
        seesCost: ctx.may('costs.see', input.storeId),
      }),
    ),
});
