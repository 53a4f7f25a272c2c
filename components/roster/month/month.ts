import type { monthBoard } from '@/server/roster/month-board';

/** What a page brings of a month. */
export type Month = Awaited<ReturnType<typeof monthBoard>>;
