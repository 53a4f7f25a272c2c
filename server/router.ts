import { router } from './platform/trpc';

/** Every module's router under its noun. */
export const appRouter = router({});

export type AppRouter = typeof appRouter;
