import { commandProcedure, router, storeProcedure } from '@/server/platform/trpc';
import { dutyDay, dutySigners } from './duty-day';
import { addNote, settleNote, signHanded, signHandedInput } from './keep-log';
import { dutyDayInput, ofStore } from './schema';
import { setDutyLists } from './settings';
import { signSheet, signSheetInput } from './sign-sheet';

/** The duty log 值班: how a store was opened and closed, and what one shift leaves to the next. */
export const dutyRouter = router({
  sign: storeProcedure('duty.keep')
    .input(signSheetInput)
    .mutation(({ ctx, input }) => signSheet(ctx, input)),
  note: commandProcedure(addNote),
  handOver: storeProcedure('duty.keep')
    .input(signHandedInput)
    .mutation(({ ctx, input }) => signHanded(ctx, input)),
  settle: commandProcedure(settleNote),
  setLists: commandProcedure(setDutyLists),
  day: storeProcedure('duty.read')
    .input(dutyDayInput)
    .query(({ ctx, input }) => dutyDay(ctx.db, input, ctx.now)),
  signers: storeProcedure('duty.keep')
    .input(ofStore)
    .query(({ ctx, input }) => dutySigners(ctx.db, input.storeId)),
});
