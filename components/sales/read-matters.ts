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
    ? await api.stock.negative({ storeIds: [storeId] })
    : await api.stock.ownNegative({ storeIds: [storeId] });
  return rows.filter((row) => !row.explained);
}

/** Open matters of several stores, each with where it is: null where the person may deal with its kind in none of them. */
export async function readMattersOf(
  api: Api,
  page: PageSession,
  stores: readonly { id: string; name: string }[],
) {
  const found = await Promise.all(
    stores.map(async ({ id, name }) => ({
      place: { storeId: id, store: name, timeZone: page.timeZoneOf(id) },
      matters: await readMatters(api, page, id),
    })),
  );
  function all<Kind extends keyof Matters>(kind: Kind) {
    type Row = NonNullable<Matters[Kind]>[number];
    const lists = found.flatMap(({ place, matters }) => {
      const rows: readonly Row[] | null = matters[kind];
      return rows ? [rows.map((row) => ({ ...row, ...place }))] : [];
    });
    return lists.length > 0 ? lists.flat() : null;
  }
  return {
    breaches: all('breaches'),
    gaps: all('gaps'),
    parked: all('parked'),
    negative: all('negative'),
    pickups: all('pickups'),
  };
}

export type Matters = Awaited<ReturnType<typeof readMatters>>;
