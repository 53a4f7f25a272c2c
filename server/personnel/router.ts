import { id } from '@/server/platform/schema';
import {
  commandProcedure,
  companyProcedure,
  router,
  selfProcedure,
  storeProcedure,
} from '@/server/platform/trpc';
import { asItsPerson, replyToNote, seeNote } from './answer-note';
import { fileOf, ownFile, wagesFor } from './file-of';
import { ofPerson, onDay, replyInput, seeNoteInput } from './schema';
import { setWage } from './set-wage';
import { wageList } from './wages-of';
import { withdrawNote, writeNote } from './write-note';

/** The people file 员工档案: what was noted about somebody and what they say to it; what they earn, for who may see it. */
export const personnelRouter = router({
  note: commandProcedure(writeNote),
  withdraw: commandProcedure(withdrawNote),
  see: selfProcedure
    .input(seeNoteInput)
    .mutation(({ ctx, input }) => seeNote.execute(asItsPerson(ctx), input)),
  reply: selfProcedure
    .input(replyInput)
    .mutation(({ ctx, input }) => replyToNote.execute(asItsPerson(ctx), input)),
  setWage: commandProcedure(setWage),
  file: companyProcedure('personnel.read', { anyStore: true })
    .input(ofPerson)
    .query(({ ctx, input }) => fileOf(ctx, input.personId)),
  mine: selfProcedure.input(onDay).query(({ ctx, input }) => ownFile(ctx, input.day)),
  wages: companyProcedure('personnel.readWages', { anyStore: true })
    .input(ofPerson.extend(onDay.shape))
    .query(({ ctx, input }) => wagesFor(ctx, input.personId, input.day)),
  wageList: storeProcedure('personnel.readWages')
    .input(onDay.extend({ storeId: id }))
    .query(({ ctx, input }) => wageList(ctx.db, { storeId: input.storeId, today: input.day })),
  /** Of those who work in all stores. */
  companyWages: companyProcedure('personnel.readWages')
    .input(onDay)
    .query(({ ctx, input }) => wageList(ctx.db, { storeId: null, today: input.day })),
});
