import type { PageSession } from '@/components/shell/page-session';
import type { serverApi } from '@/trpc/server';

type Api = Awaited<ReturnType<typeof serverApi>>;

/** Open matters of a store: a list for each kind the person may deal with, null for the others. */
export async function readMatters(api: Api, page: PageSession, storeId: string) {
  const [breaches, gaps, parked, pickups] = await Promise.all([
    page.may('sales.answerBreach', storeId) ? api.sales.breaches({ storeId }) : null,
    page.may('sales.explainNumber', storeId) ? api.sales.numberGaps({ storeId }) : null,
    page.may('sales.settleParked', storeId) ? api.sales.parked({ storeId }) : null,
    page.may('sales.handOver', storeId) ? api.sales.awaitingPickup({ storeId }) : null,
  ]);
  return { breaches, gaps, parked, pickups };
}

export type Matters = Awaited<ReturnType<typeof readMatters>>;
