import { z } from 'zod';
import { day, id } from '@/server/platform/schema';
import { commandProcedure, router, storeProcedure } from '@/server/platform/trpc';
import { postingDayAhead } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { addTill } from './add-till';
import { closeTill } from './close-till';
import { countTill } from './count-till';
import { moveCash } from './move-cash';
import { openTill } from './open-till';
import { listPositions, listSessions, listTills } from './queries';
import { sessionReport } from './session-report';

const ofStore = z.object({ storeId: id });

export const tillsRouter = router({
  open: commandProcedure(openTill),
  moveCash: commandProcedure(moveCash),
  count: commandProcedure(countTill),
  close: commandProcedure(closeTill),
  add: commandProcedure(addTill),
  list: storeProcedure('tills.read')
    .input(ofStore)
    .query(({ ctx, input }) => listTills(ctx.db, input.storeId)),
  /** The counter positions, for whoever sets the store up. */
  positions: storeProcedure('stores.read')
    .input(ofStore)
    .query(({ ctx, input }) => listPositions(ctx.db, input.storeId)),
  /** The business day a till would open on now. */
  openingDay: storeProcedure('tills.read')
    .input(ofStore)
    .query(async ({ ctx, input }) => ({
      day: await postingDayAhead(ctx.db, await storeSettings(ctx.db, input.storeId), ctx.now),
    })),
  sessions: storeProcedure('tills.read')
    .input(ofStore.extend({ day: day.optional() }))
    .query(({ ctx, input }) => listSessions(ctx.db, input.storeId, { day: input.day })),
  report: storeProcedure('tills.read')
    .input(ofStore.extend({ sessionId: id }))
    .query(({ ctx, input }) =>
      sessionReport(ctx.db, input.storeId, input.sessionId, {
        cash: ctx.may('tills.approveDifference', input.storeId),
      }),
    ),
});
