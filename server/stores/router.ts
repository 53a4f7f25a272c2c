import { publicProcedure, router } from '@/server/platform/trpc';
import { company } from './queries';

export const storesRouter = router({
  /** Whether this database has a company yet, for whoever comes to its door. */
  companyState: publicProcedure.query(async ({ ctx }) => {
    const found = await company(ctx.db);
    return found ? { exists: true as const, name: found.name, demo: found.demo } : { exists: false as const };
  }),
});
