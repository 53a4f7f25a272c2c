import { publicProcedure, router, selfProcedure } from '@/server/platform/trpc';
import { forgetSessions } from './auth/get-actor';
import { endSession } from './auth/start-session';
import { counterPeople, counterPlace } from './devices/counter-people';
import { me } from './me';

export const staffRouter = router({
  me: selfProcedure.query(({ ctx }) => me(ctx)),
  /** Guarded by the device's own cookie: nobody is signed in yet. */
  counterPeople: publicProcedure.query(({ ctx }) => counterPeople(ctx)),
  counterPlace: publicProcedure.query(({ ctx }) => counterPlace(ctx.db, ctx.device)),
});

export const authRouter = router({
  /** The counter locks itself: the session ends here, the page keeps its basket. */
  lock: selfProcedure.mutation(async ({ ctx }) => {
    if (ctx.actor.sessionId) await endSession(ctx.db, ctx.actor.sessionId, ctx.now);
    forgetSessions();
  }),
});
