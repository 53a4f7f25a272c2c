import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { commandProcedure, router, storeProcedure, storesProcedure } from '@/server/platform/trpc';
import { addFollowUp, dropFollowUp, giveFollowUp, handOverFollowUps, noteVisit } from './keep-follow-ups';
import { setQuota, setRules } from './keep-rules';
import { callsToday, followUpSettings, listCalls, visitsAhead, waitingFollowUps } from './queries';
import { recordCall } from './record-call';
import { callsInput, followUpsInput } from './schema';

const ofStore = z.object({ storeId: id });

/** Follow-ups 回访: who is to be called, who called, who comes. */
export const followUpsRouter = router({
  /** Without the right to see everybody's: one's own, and those of nobody. */
  waiting: storesProcedure('followUps.call')
    .input(followUpsInput)
    .query(({ ctx, input }) => {
      const mayAll = input.storeIds.every((storeId) => ctx.may('followUps.readAll', storeId));
      return waitingFollowUps(ctx, { ...input, ...(mayAll ? {} : { personId: ctx.actor.personId }) });
    }),
  today: storeProcedure('followUps.call')
    .input(ofStore)
    .query(({ ctx, input }) => callsToday(ctx, input.storeId)),
  /** Of a customer everybody's; else without the right to see all one's own. */
  calls: storesProcedure('followUps.call')
    .input(callsInput)
    .query(({ ctx, input }) => {
      const mayAll = input.storeIds.every((storeId) => ctx.may('followUps.readAll', storeId));
      return listCalls(ctx, mayAll || input.customerId ? input : { ...input, personId: ctx.actor.personId });
    }),
  visits: storeProcedure('followUps.call')
    .input(ofStore)
    .query(({ ctx, input }) => visitsAhead(ctx, input.storeId)),
  settings: storeProcedure('followUps.readAll')
    .input(ofStore)
    .query(({ ctx, input }) => followUpSettings(ctx.db, input.storeId)),
  record: commandProcedure(recordCall),
  add: commandProcedure(addFollowUp),
  drop: commandProcedure(dropFollowUp),
  give: commandProcedure(giveFollowUp),
  handOver: commandProcedure(handOverFollowUps),
  noteVisit: commandProcedure(noteVisit),
  setRules: commandProcedure(setRules),
  setQuota: commandProcedure(setQuota),
});
