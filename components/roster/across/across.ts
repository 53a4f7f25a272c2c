import type { acrossBoard } from '@/server/roster/across-board';

/** What a page brings of a week of several stores. */
export type Across = Awaited<ReturnType<typeof acrossBoard>>;
export type AcrossStore = Across['stores'][number] & { name: string; href: string };
