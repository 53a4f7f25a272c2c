// Long because: one lived pair of stores, and every list held against it in the same way.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handOverZone } from '@/server/handovers/hand-over-zone';
import { handoverTotals, listHandovers } from '@/server/handovers/list-handovers';
import { openDifferences } from '@/server/handovers/open-differences';
import { zoneItems } from '@/server/open-items/zone-items';
import { db } from '@/server/platform/db';
import { Forbidden } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { createCallerFactory, wireError } from '@/server/platform/trpc';
import { listOrders, orderTotals } from '@/server/purchasing/purchase-orders/list-orders';
import { orderGoods } from '@/server/purchasing/purchase-orders/order-goods';
import { listReceivings, receivingTotals } from '@/server/purchasing/receiving/list-receivings';
import { receiveGoods } from '@/server/purchasing/receiving/receive-goods';
import { setRules } from '@/server/purchasing/replenishment/set-rules';
import { suggestOrders } from '@/server/purchasing/replenishment/suggest-orders';
import {
  listSupplierReturns,
  supplierReturnTotals,
} from '@/server/purchasing/supplier-returns/list-supplier-returns';
import { returnToSupplier } from '@/server/purchasing/supplier-returns/return-to-supplier';
import { openDiscrepancies, openDiscrepancyTotals } from '@/server/reconciliation/list-reconciliations';
import { listReconciliations, reconciliationTotals } from '@/server/reconciliation/list-runs';
import { appRouter } from '@/server/router';
import { completeSale } from '@/server/sales/complete-sale';
import { listTickets, ticketTotals } from '@/server/sales/list-tickets';
import { caseTotals, listCases } from '@/server/shortages/list-cases';
import { openCase } from '@/server/shortages/open-case';
import { adjustStock } from '@/server/stock/adjustments/adjust-stock';
import { adjustmentTotals, listAdjustments } from '@/server/stock/adjustments/list-adjustments';
import { entryTotals, stockEntries } from '@/server/stock/book/stock-entries';
import { listZoneMoves, zoneMoveTotals } from '@/server/stock/moves/list-zone-moves';
import { moveBetweenZones } from '@/server/stock/moves/move-between-zones';
import { countNegative, negativeStock } from '@/server/stock/negative/negative-stock';
import { listStocktakes, stocktakeTotals } from '@/server/stocktake/list-stocktakes';
import { reviewStocktake } from '@/server/stocktake/review-stocktake';
import { listTransfers, transferTotals } from '@/server/transfers/list-transfers';
import { requestTransfer } from '@/server/transfers/request-transfer';
import { assignOwner } from '@/server/zones/assign-owner';
import { makeReconciledShop } from '@/tests/factories/reconciliation';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, givePin, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';

// Every list of documents over two stores with two of a kind in each: all of them, one store's, and nobody else's.

const PIN = '739205';
const SPEC = '米白 三人位';
type Shop = Awaited<ReturnType<typeof makeReconciledShop>>;
let [here, there]: Shop[] = [];
let both: string[];
let supplierId: string;
const callerOf = createCallerFactory(appRouter);

async function lived(shop: Shop): Promise<void> {
  const ctx = await contextOf(shop.manager);
  const base = () => ({ storeId: shop.storeId, requestId: newId() });
  const { floor, shelf } = shop.zones;
  const product = await shop.stocked(100, { name: '布艺沙发', spec: SPEC });
  const { id: productId } = product;
  for (const zoneId of [floor, shelf])
    await assignOwner.execute(ctx, { ...base(), zoneId, personId: shop.first.id, endsAt: null });
  for (const person of [shop.first, shop.second, shop.manager]) await givePin(person.id, PIN);
  for (const round of [1, 2]) {
    await completeSale(shop.ctx, {
      ...base(),
      ...makeSale(shop.at(round), [{ product, quantity: `${round}` }]),
    });
    await orderGoods.execute(ctx, {
      ...base(),
      supplierId,
      lines: [{ productId, quantity: '15', unitCost: `${round * 333}.35` }],
    });
    await receiveGoods.execute(ctx, {
      ...base(),
      supplierId,
      supplierNote: newId(),
      freightFen: round,
      lines: [{ productId, quantity: '2', unitCost: `${round * 1000}` }],
    });
    await returnToSupplier.execute(ctx, {
      ...base(),
      supplierId,
      reason: '破损',
      lines: [{ productId, quantity: '1', creditFen: round * 700 }],
    });
    const lines = [{ productId, quantity: `${-round}` }];
    await adjustStock.execute(ctx, {
      ...base(),
      reason: round === 1 ? 'DAMAGE' : 'LOSS',
      note: '坏',
      lines,
    });
    await moveBetweenZones.execute(ctx, {
      ...base(),
      lines: [{ productId, quantity: '1', toZoneId: shelf }],
    });
    await shop.begun({ zoneIds: [round === 1 ? floor : shelf] });
    await shop.run(await theirs(product.code, 90 - round), { source: `易构${round}` });
    await openCase.execute(ctx, {
      ...base(),
      source: 'HAND',
      productId,
      zones: [{ zoneId: floor, quantity: '1' }],
    });
    await setRules.execute(ctx, {
      ...base(),
      productIds: [(await shop.stocked(-round)).id],
      reorderPoint: '5',
    });
    await handOver(shop, round === 1 ? floor : shelf, productId);
  }
}

let folder: string;
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What another program says of one product. */
async function theirs(code: string, quantity: number) {
  const name = `${newId()}.csv`;
  const path = join(folder, name);
  await writeFile(path, `商品编码,商品名称,库存数量\n${code},,${quantity}\n`);
  return { name, path };
}

async function handOver(shop: Shop, zoneId: string, productId: string) {
  const at = new Date();
  await handOverZone(await contextOf(shop.manager), {
    storeId: shop.storeId,
    requestId: newId(),
    zoneId,
    ownerId: shop.first.id,
    giverId: shop.first.id,
    toPersonId: shop.second.id,
    lines: [{ productId, counted: '3', countedAt: at }],
    giver: PIN,
    taker: PIN,
    sentAt: at,
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daybook-lists-'));
  supplierId = (await db().supplier.create({ data: { id: newId(), code: newId(), name: '供应商' } })).id;
  [here, there] = [await makeReconciledShop(), await makeReconciledShop()];
  await lived(here);
  await lived(there);
  both = [here.storeId, there.storeId];
  for (const [to, from] of [
    [here, there],
    [there, here],
  ] as const)
    await requestTransfer.execute(await contextOf(to.manager), {
      storeId: to.storeId,
      requestId: newId(),
      fromStoreId: from.storeId,
      lines: [{ productId: (await to.stocked(1)).id, quantity: '1' }],
    });
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
    const keeper = callerOf(await contextOf(await makePerson(['STORE_MANAGER'], here?.storeId ?? '')));
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
  const seesHere = (storeId: string) => storeId === here?.storeId;
  const { rows } = await listReceivings(db(), { storeIds: both }, seesHere);
  expect(rows.filter(({ amountFen }) => amountFen !== null).map(({ storeId }) => storeId)).toEqual([
    here?.storeId,
    here?.storeId,
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
