import { approvalsRouter } from './approvals/router';
import { router } from './platform/trpc';
import { salesRouter } from './sales/router';

/** Every module's router under its noun. */
export const appRouter = router({
  approvals: approvalsRouter,
  sales: salesRouter,
});

export type AppRouter = typeof appRouter;
