import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { commandProcedure, router, storeProcedure, storesProcedure } from '@/server/platform/trpc';
import { keepMinutes } from './keep-minutes';
import { listMeetings, meetingDetail } from './list-meetings';
import { listMeetingsInput } from './schema';

/** Meetings 会议: what was said, and what was decided. */
export const meetingsRouter = router({
  keep: commandProcedure(keepMinutes),
  list: storesProcedure('meetings.read')
    .input(listMeetingsInput)
    .query(({ ctx, input }) => listMeetings(ctx.db, input)),
  detail: storeProcedure('meetings.read')
    .input(z.object({ storeId: id, meetingId: id }))
    .query(({ ctx, input }) => meetingDetail(ctx.db, input.storeId, input.meetingId, ctx.now)),
});
