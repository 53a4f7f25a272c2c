import { router, selfProcedure } from '@/server/platform/trpc';
import { me } from './me';

export const staffRouter = router({
  me: selfProcedure.query(({ ctx }) => me(ctx)),
});
