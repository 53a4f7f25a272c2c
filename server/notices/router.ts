import { commandProcedure, companyProcedure, router, selfProcedure } from '@/server/platform/trpc';
import { keepChoices, ownChoices } from './keep-choices';
import { listNotices, unreadNotices } from './list-notices';
import { readNotices } from './read-notices';
import { addRobot, closeRobot, listRobots } from './robots/keep-robots';
import { keepChoicesInput, listNoticesInput, readNoticesInput } from './schema';

export const noticesRouter = router({
  list: selfProcedure.input(listNoticesInput).query(({ ctx, input }) => listNotices(ctx, input)),
  unread: selfProcedure.query(({ ctx }) => unreadNotices(ctx)),
  read: selfProcedure.input(readNoticesInput).mutation(({ ctx, input }) => readNotices(ctx, input)),
  choices: selfProcedure.query(({ ctx }) => ownChoices(ctx)),
  keepChoices: selfProcedure.input(keepChoicesInput).mutation(({ ctx, input }) => keepChoices(ctx, input)),
  robots: companyProcedure('notices.keepRobots').query(({ ctx }) => listRobots(ctx.db)),
  addRobot: commandProcedure(addRobot),
  closeRobot: commandProcedure(closeRobot),
});
