import type { PageSession } from '@/components/shell/page-session';
import type { serverApi } from '@/trpc/server';

type Api = Awaited<ReturnType<typeof serverApi>>;

/** Open items of a store: a list for each kind the person may deal with, null for the others. */
export async function readItems(api: Api, page: PageSession, storeId: string) {
  const [breaches, gaps, rejected, negative, temporary, pickups] = await Promise.all([
    page.may('openItems.answerBreach', storeId) ? api.openItems.breaches({ storeId }) : null,
    page.may('openItems.explainNumber', storeId) ? api.openItems.missingNumbers({ storeId }) : null,
    page.may('openItems.settleRejected', storeId) ? api.openItems.rejectedTickets({ storeId }) : null,
    page.may('stock.explainNegative', storeId) ? unexplained(api, page, storeId) : null,
    page.may('openItems.settleTemporary', storeId) ? api.openItems.temporary({ storeId }) : null,
    page.may('sales.recordPickup', storeId) ? api.sales.awaitingPickup({ storeId }) : null,
  ]);
  return { breaches, gaps, rejected, negative, temporary, pickups };
}

/** What is below zero and nobody explained: of the whole store for who answers for it, else of the person's own zones. */
async function unexplained(api: Api, page: PageSession, storeId: string) {
  const all = page.may('stock.read', storeId) && page.may('reconciliation.reconcile', storeId);
  const rows = all
    ? await api.stock.negative({ storeIds: [storeId] })
    : await api.stock.ownNegative({ storeIds: [storeId] });
  return rows.filter((row) => !row.explained);
}

/** Open items of several stores, each with where it is: null where the person may deal with its kind in none of them. */
export async function readMattersOf(
  api: Api,
  page: PageSession,
  stores: readonly { id: string; name: string }[],
) {
  const found = await Promise.all(
    stores.map(async ({ id, name }) => ({
      place: { storeId: id, store: name, timeZone: page.timeZoneOf(id) },
      items: await readItems(api, page, id),
    })),
  );
  function all<Kind extends keyof Items>(kind: Kind) {
    type Row = NonNullable<Items[Kind]>[number];
    const lists = found.flatMap(({ place, items }) => {
      const rows: readonly Row[] | null = items[kind];
      return rows ? [rows.map((row) => ({ ...row, ...place }))] : [];
    });
    return lists.length > 0 ? lists.flat() : null;
  }
  return {
    breaches: all('breaches'),
    gaps: all('gaps'),
    rejected: all('rejected'),
    negative: all('negative'),
    temporary: all('temporary'),
    pickups: all('pickups'),
  };
}

export type Items = Awaited<ReturnType<typeof readItems>>;
