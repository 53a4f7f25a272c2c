import type { PageSession } from '@/components/shell/page-session';
import type { serverApi } from '@/trpc/server';

type Api = Awaited<ReturnType<typeof serverApi>>;

/** Open matters of a store: a list for each kind the person may deal with, null for the others. */
export async function readMatters(api: Api, page: PageSession, storeId: string) {
  const [breaches, gaps, parked, negative, pickups] = await Promise.all([
    page.may('sales.answerBreach', storeId) ? api.sales.breaches({ storeId }) : null,
    page.may('sales.explainNumber', storeId) ? api.sales.numberGaps({ storeId }) : null,
    page.may('sales.settleParked', storeId) ? api.sales.parked({ storeId }) : null,
    page.may('stock.explainNegative', storeId) ? unexplained(api, page, storeId) : null,
    page.may('sales.handOver', storeId) ? api.sales.awaitingPickup({ storeId }) : null,
  ]);
  return { breaches, gaps, parked, negative, pickups };
}

/** What is below zero and nobody explained: of the whole store for who answers for it, else of the person's own zones. */
async function unexplained(api: Api, page: PageSession, storeId: string) {
  const all = page.may('stock.read', storeId) && page.may('stock.reconcile', storeId);
  const rows = all
    ? await api.reports.negativeStock({ storeId })
    : await api.reports.ownNegativeStock({ storeId });
  return rows.filter((row) => !row.explained);
}

export type Matters = Awaited<ReturnType<typeof readMatters>>;
