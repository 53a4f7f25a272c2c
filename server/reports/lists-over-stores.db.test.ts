import { beforeAll, describe, expect, it } from 'vitest';
import { handoverTotals, listHandovers } from '@/server/handovers/list-handovers';
import { openDifferences } from '@/server/handovers/open-differences';
import { zoneItems } from '@/server/open-items/zone-items';
import { db } from '@/server/platform/db';
import { Forbidden } from '@/server/platform/errors';
import { createCallerFactory, wireError } from '@/server/platform/trpc';
import { listOrders, orderTotals } from '@/server/purchasing/purchase-orders/list-orders';
import { listReceivings, receivingTotals } from '@/server/purchasing/receiving/list-receivings';
import { suggestOrders } from '@/server/purchasing/replenishment/suggest-orders';
import {
  listSupplierReturns,
  supplierReturnTotals,
} from '@/server/purchasing/supplier-returns/list-supplier-returns';
import { openDiscrepancies, openDiscrepancyTotals } from '@/server/reconciliation/list-reconciliations';
import { listReconciliations, reconciliationTotals } from '@/server/reconciliation/list-runs';
import { appRouter } from '@/server/router';
import { listTickets, ticketTotals } from '@/server/sales/list-tickets';
import { caseTotals, listCases } from '@/server/shortages/list-cases';
import { adjustmentTotals, listAdjustments } from '@/server/stock/adjustments/list-adjustments';
import { entryTotals, stockEntries } from '@/server/stock/book/stock-entries';
import { listZoneMoves, zoneMoveTotals } from '@/server/stock/moves/list-zone-moves';
import { countNegative, negativeStock } from '@/server/stock/negative/negative-stock';
import { listStocktakes, stocktakeTotals } from '@/server/stocktake/list-stocktakes';
import { reviewStocktake } from '@/server/stocktake/review-stocktake';
import { listTransfers, transferTotals } from '@/server/transfers/list-transfers';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { makeTwoLivedStores, SPEC } from '@/tests/factories/two-lived-stores';

// Every list of documents over two stores with two of a kind in each: all of them, one store's, and nobody else's.

let here: string;
let both: string[];
const callerOf = createCallerFactory(appRouter);

beforeAll(async () => {
  const [first, second] = await makeTwoLivedStores();
  here = first.storeId;
  both = [first.storeId, second.storeId];
});

const yes = () => true;
type Asked = { storeIds: string[]; cursor?: string | undefined };
type Page = { rows: readonly object[]; nextCursor: string | null };
type Totals = { count: number } & Record<string, unknown>;

/** Each list by its path: pages of the size told, totals, and which sum of its rows which total is. */
const LISTS: Record<
  string,
  {
    page: (asked: Asked, take: number) => Promise<Page>;
    totals: (asked: Asked) => Promise<Totals>;
    sums?: Record<string, (row: never) => number>;
  }
> = {
  'sales.tickets': {
    page: async (asked, take) => {
      const { tickets, nextCursor } = await listTickets(db(), asked, take);
      return { rows: tickets, nextCursor };
    },
    totals: (asked) => ticketTotals(db(), asked),
    sums: { totalFen: (row: { totalFen: number }) => row.totalFen },
  },
  'stocktake.list': {
    page: (asked, take) => listStocktakes(db(), asked, take),
    totals: (asked) => stocktakeTotals(db(), asked),
    sums: { begun: (row: { state: string }) => (row.state === 'counting' ? 1 : 0) },
  },
  'reconciliation.list': {
    page: (asked, take) => listReconciliations(db(), asked, take),
    totals: (asked) => reconciliationTotals(db(), asked),
    sums: { opened: (row: { opened: number }) => row.opened },
  },
  'reconciliation.open': {
    page: (asked, take) => openDiscrepancies(db(), asked, yes, take),
    totals: (asked) => openDiscrepancyTotals(db(), asked, true),
    sums: { valueFen: (row: { valueFen: number }) => row.valueFen },
  },
  'shortages.list': {
    page: (asked, take) => listCases(db(), asked, take),
    totals: (asked) => caseTotals(db(), asked),
    sums: { amountFen: (row: { amountFen: number }) => row.amountFen },
  },
  'handovers.list': {
    page: (asked, take) => listHandovers(db(), asked, take),
    totals: (asked) => handoverTotals(db(), asked, true),
    sums: { differences: (row: { differences: number }) => row.differences },
  },
  'purchasing.orders': {
    page: (asked, take) => listOrders(db(), asked, yes, take),
    totals: (asked) => orderTotals(db(), asked, true),
    sums: { amountFen: (row: { amountFen: number }) => row.amountFen },
  },
  'purchasing.receivings': {
    page: (asked, take) => listReceivings(db(), asked, yes, take),
    totals: (asked) => receivingTotals(db(), asked, true),
    sums: { amountFen: (row: { amountFen: number }) => row.amountFen },
  },
  'purchasing.supplierReturns': {
    page: (asked, take) => listSupplierReturns(db(), asked, yes, take),
    totals: (asked) => supplierReturnTotals(db(), asked, true),
    sums: { creditFen: (row: { creditFen: number }) => row.creditFen },
  },
  'stock.adjustments': {
    page: (asked, take) => listAdjustments(db(), asked, take),
    totals: (asked) => adjustmentTotals(db(), asked),
  },
  'stock.moves': {
    page: (asked, take) => listZoneMoves(db(), asked, take),
    totals: (asked) => zoneMoveTotals(db(), asked),
  },
  'transfers.list': {
    page: async (asked, take) => {
      const { rows, nextCursor } = await listTransfers(db(), asked, take);
      return { rows: rows.map((row) => ({ ...row, storeId: row.fromStoreId })), nextCursor };
    },
    totals: (asked) => transferTotals(db(), asked),
    sums: { awaited: () => 1 },
  },
  'stock.entries': {
    page: (asked, take) => stockEntries(db(), asked, yes, take),
    totals: (asked) => entryTotals(db(), asked, true),
    sums: { valueFen: (row: { valueFen: number }) => row.valueFen },
  },
  'replenishment.suggestions': {
    page: (asked, take) => suggestOrders(db(), asked, new Date(), take),
    totals: async (asked) => {
      const { total, due } = await suggestOrders(db(), asked, new Date());
      return { count: total, due };
    },
    sums: { due: (row: { due: boolean }) => (row.due ? 1 : 0) },
  },
};

async function walk(page: (asked: Asked, take: number) => Promise<Page>, storeIds: string[]) {
  const rows: { storeId: string; id?: string; productId?: string }[] = [];
  let cursor: string | undefined;
  do {
    const found = await page({ storeIds, cursor }, 3);
    rows.push(...(found.rows as typeof rows));
    cursor = found.nextCursor ?? undefined;
  } while (cursor);
  return rows;
}

describe.each(Object.entries(LISTS))('%s', (path, { page, totals, sums = {} }) => {
  it('has the rows of both stores, each once, over as many pages as there are', async () => {
    const rows = await walk(page, both);
    const keys = rows.map((row) => `${row.storeId}/${row.id ?? row.productId}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(rows.map(({ storeId }) => storeId))).toEqual(new Set(both));
    expect(rows.length).toBeGreaterThan(path === 'transfers.list' ? 1 : 3);
    const alone = await Promise.all(both.map((storeId) => walk(page, [storeId])));
    if (path !== 'transfers.list') {
      for (const [index, own] of alone.entries())
        expect(new Set(own.map(({ storeId }) => storeId))).toEqual(new Set([both[index]]));
      expect(alone.flat().length).toBe(rows.length);
    }
  });

  it('adds up every row that matches, not a page', async () => {
    const rows = await walk(page, both);
    const total = await totals({ storeIds: both });
    expect(total.count).toBe(rows.length);
    for (const [name, of] of Object.entries(sums))
      expect(total[name], name).toBe(rows.reduce((sum, row) => sum + of(row as never), 0));
  });

  it('is refused where one of the stores is not the person’s', async () => {
    const keeper = callerOf(await contextOf(await makePerson(['STORE_MANAGER'], here)));
    const ask = (storeIds: string[]) => {
      const [noun = '', name = ''] = path.split('.');
      const at = keeper as unknown as Record<string, Record<string, (input: object) => Promise<unknown>>>;
      return at[noun]?.[name]?.({ storeIds });
    };
    await expect(ask([both[0] ?? ''])).resolves.toBeDefined();
    await expect(ask(both)).rejects.toMatchObject({ cause: expect.any(Forbidden) });
    const foreign = await makeStore();
    await expect(ask([foreign.id])).rejects.toMatchObject({ cause: expect.any(Forbidden) });
  });
});

it('costs of a store are shown to who may see them there, and sums only to who may see all of them', async () => {
  const seesHere = (storeId: string) => storeId === here;
  const { rows } = await listReceivings(db(), { storeIds: both }, seesHere);
  expect(rows.filter(({ amountFen }) => amountFen !== null).map(({ storeId }) => storeId)).toEqual([
    here,
    here,
  ]);
  expect((await receivingTotals(db(), { storeIds: both }, false)).amountFen).toBeNull();
});

it('filters hold over several stores, in lists and in sums', async () => {
  const wanted = { storeIds: both, reason: 'DAMAGE' as const };
  const { rows } = await listAdjustments(db(), wanted);
  expect(rows.map(({ reason }) => reason)).toEqual(['DAMAGE', 'DAMAGE']);
  expect(await adjustmentTotals(db(), wanted)).toEqual({ count: 2 });
  const runs = await listReconciliations(db(), { storeIds: both, source: '易构1' });
  expect(runs.rows.map(({ source }) => source)).toEqual(['易构1', '易构1']);
  const [first] = (await listTickets(db(), { storeIds: both })).tickets;
  const byNumber = { storeIds: both, number: first?.number ?? '' };
  expect((await listTickets(db(), byNumber)).tickets.map(({ id }) => id)).toEqual([first?.id]);
  expect((await ticketTotals(db(), byNumber)).totalFen).toBe(first?.totalFen);
  expect((await ticketTotals(db(), { storeIds: both, tender: 'CARD' })).count).toBe(0);
});

it('what is below zero is listed and counted over both', async () => {
  const rows = await negativeStock(db(), both, new Date());
  expect(new Set(rows.map(({ storeId }) => storeId))).toEqual(new Set(both));
  expect(await countNegative(db(), both, new Date())).toEqual({ rows: rows.length, open: rows.length });
});

it('a store named twice is one, and none at all is no question', async () => {
  const head = callerOf(await contextOf(await makePerson(['HEAD_OFFICE'], null)));
  const [storeId = ''] = both;
  expect((await head.sales.ticketTotals({ storeIds: [storeId, storeId] })).count).toBe(2);
  const none = await head.sales.tickets({ storeIds: [] }).catch(wireError);
  expect(none).toMatchObject({ code: 'INVALID_INPUT' });
});

it('goods are named with what tells them from their neighbours, wherever they are read', async () => {
  const storeIds = both;
  const [storeId = ''] = both;
  const asked = { storeIds };
  const product = await db().product.findFirstOrThrow({ where: { spec: SPEC } });
  const { rows: stocktakes } = await listStocktakes(db(), { storeIds: [storeId] });
  const stocktakeId = stocktakes[0]?.id ?? '';
  const of = { storeId, stocktakeId, now: new Date(), seesCost: true };
  const reads: Record<string, unknown> = {
    adjustments: await listAdjustments(db(), asked),
    moves: await listZoneMoves(db(), asked),
    supplierReturns: await listSupplierReturns(db(), asked, yes),
    entries: await stockEntries(db(), { storeIds, productId: product.id }, yes),
    cases: await listCases(db(), asked),
    discrepancies: await openDiscrepancies(db(), asked, yes),
    handoverDifferences: await openDifferences(db(), asked),
    zoneItems: await zoneItems(db(), { storeId, ownerId: null, now: new Date() }),
    review: await reviewStocktake(db(), of, { filter: 'all', offset: 0 }),
  };
  for (const [name, answer] of Object.entries(reads)) expect(JSON.stringify(answer), name).toContain(SPEC);
});
