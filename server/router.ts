import { approvalsRouter } from './approvals/router';
import { router } from './platform/trpc';
import { salesRouter } from './sales/router';
import { tillsRouter } from './tills/router';

/** Every module's router under its noun. */
export const appRouter = router({
  approvals: approvalsRouter,
  sales: salesRouter,
  tills: tillsRouter,
});

export type AppRouter = typeof appRouter;
