import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { commandProcedure, router, storeProcedure } from '@/server/platform/trpc';
import { missingNumbers } from '@/server/sales/missing-numbers';
import { listOpenBreaches } from '@/server/sales/open-breaches';
import { listRejectedTickets } from '@/server/sales/rejected-tickets';
import { listOpenTemporary } from '@/server/sales/temporary-items';
import { answerBreach } from './answer-breach';
import { bookRejected } from './book-rejected';
import { explainNumber } from './explain-number';
import { rejectedTicket } from './rejected-ticket';
import { settleTemporary } from './settle-temporary';
import { voidRejected } from './void-rejected';
import { zoneItems } from './zone-items';

const ofStore = z.object({ storeId: id });

export const openItemsRouter = router({
  answerBreach: commandProcedure(answerBreach),
  bookRejected: commandProcedure(bookRejected),
  explainNumber: commandProcedure(explainNumber),
  settleTemporary: commandProcedure(settleTemporary),
  voidRejected: commandProcedure(voidRejected),
  breaches: storeProcedure('openItems.answerBreach')
    .input(ofStore)
    .query(({ ctx, input }) =>
      listOpenBreaches(ctx.db, input.storeId, ctx.may('prices.seeFloor', input.storeId)),
    ),
  temporary: storeProcedure('openItems.settleTemporary')
    .input(ofStore)
    .query(({ ctx, input }) => listOpenTemporary(ctx.db, input.storeId)),
  missingNumbers: storeProcedure('openItems.explainNumber')
    .input(ofStore)
    .query(({ ctx, input }) => missingNumbers(ctx.db, input.storeId, { limit: 200 })),
  rejectedTicket: storeProcedure('openItems.settleRejected')
    .input(ofStore.extend({ rejectedId: id }))
    .query(({ ctx, input }) => rejectedTicket(ctx.db, input.storeId, input.rejectedId)),
  rejectedTickets: storeProcedure('openItems.settleRejected')
    .input(ofStore)
    .query(({ ctx, input }) => listRejectedTickets(ctx.db, input.storeId)),
  /** Whoever does not keep the zones finds what they answer for themselves. */
  ofZones: storeProcedure('zones.check')
    .input(ofStore.extend({ zoneId: id.optional() }))
    .query(({ ctx, input }) =>
      zoneItems(ctx.db, {
        ...input,
        ownerId: ctx.may('zones.manage', input.storeId) ? null : ctx.actor.personId,
        now: ctx.now,
      }),
    ),
});
