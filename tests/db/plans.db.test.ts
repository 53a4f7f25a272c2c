// Long because: one large store, and the plan of every list held against it.
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { searchProducts } from '@/server/catalog/search-products';
import { findCustomers } from '@/server/customers/find-customers';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { sealStatement } from '@/server/reports/books/seal-content';
import { reportBoard } from '@/server/reports/queries';
import { reportOfDay } from '@/server/reports/report-of-day';
import { SECTIONS } from '@/server/reports/sections';
import { completeReturn } from '@/server/sales/complete-return';
import { completeSale } from '@/server/sales/complete-sale';
import { listAwaitingPickup } from '@/server/sales/list-awaiting-pickup';
import { findReceipt, listTickets, ticketTotals } from '@/server/sales/list-tickets';
import { missingNumbers } from '@/server/sales/missing-numbers';
import { listOpenBreaches } from '@/server/sales/open-breaches';
import { recordPickup } from '@/server/sales/record-pickup';
import { listRejectedTickets } from '@/server/sales/rejected-tickets';
import { ticketDetail } from '@/server/sales/ticket-detail';
import { slowMovers } from '@/server/stock/book/slow-movers';
import { entryTotals, stockEntries } from '@/server/stock/book/stock-entries';
import { finishSheet } from '@/server/stocktake/keep-sheets';
import { recordCounts } from '@/server/stocktake/record-counts';
import { shrinkage } from '@/server/stocktake/shrinkage';
import { makeCustomer } from '@/tests/factories/customers';
import { makeReturn, makeSale } from '@/tests/factories/sales';
import { countEvents, makeStocktakeShop } from '@/tests/factories/stocktake';
import { grow, scannedTables, statementsOf, unguarded } from '@/tests/helpers/plans';

/** Tickets of the grown store; everything of a ticket grows with them. */
const TICKETS = 60_000;
/** Below this a table is small, and reading it whole is the right plan. */
const SMALL = 5_000;

const now = new Date();
let shop: Awaited<ReturnType<typeof makeStocktakeShop>>;
let product: Awaited<ReturnType<typeof shop.stocked>>;
let client: pg.Client;
let seq = 0;

function aSale(handover: 'NOW' | 'LATER' = 'NOW') {
  seq += 1;
  return makeSale(shop.at(seq), [{ product, quantity: '2', handover }]);
}

const sell = async (sale: ReturnType<typeof aSale>) => {
  await completeSale(shop.ctx, { storeId: shop.store.id, ...sale });
  return sale;
};

async function takeBack(sale: ReturnType<typeof aSale>) {
  seq += 1;
  return completeReturn.execute(shop.ctx, {
    ...shop.base(),
    ...makeReturn(shop.at(seq), sale, { refundFen: 10_000 }),
  });
}

const hand = (sale: ReturnType<typeof aSale>) =>
  recordPickup.execute(shop.ctx, { ...shop.base(), lineId: sale.lines[0]?.id ?? '', quantity: '1' });

/** Everything once, so that each table has a row to copy; then many of each. */
async function growBooks(): Promise<void> {
  const sold = await sell(aSale('LATER'));
  await hand(sold);
  await takeBack(await sell(aSale()));
  client = await unguarded();
  const of = (what: string) => `md5('${what}' || g)::uuid`;
  // As a shop's days go by: 86 tickets each, their numbers and drawers one after another.
  const back = `(1 + (${TICKETS} - g % ${TICKETS}) / 86)`;
  const day = `t.business_day - ${back}`;
  const drawer = `md5('session' || ${back})::uuid`;
  const times = TICKETS;
  await grow(client, 'ticket', times, {
    id: of('ticket'),
    seq: '1000 + g',
    number: `'X-' || g`,
    business_day: day,
    session_id: drawer,
    original_ticket_id: 'NULL',
    kind: `'SALE'`,
  });
  await grow(client, 'ticket_line', times * 2, {
    id: of('line'),
    ticket_id: `md5('ticket' || (g % ${times}))::uuid`,
    line_no: `1 + g / ${times}`,
    business_day: day,
    returns_line_id: `CASE WHEN g % 20 = 0 THEN ${of('other')} END`,
  });
  await grow(client, 'ticket_line_balance', times, { line_id: of('line'), awaiting_quantity: '0' });
  await grow(client, 'tender', times, { id: of('tender'), ticket_id: of('ticket'), business_day: day });
  await grow(client, 'tender_balance', times, { tender_id: of('tender') });
  await grow(client, 'cash_movement', times, {
    id: of('cash'),
    session_id: drawer,
    ticket_id: of('ticket'),
    business_day: day,
    kind: `'SALE'`,
    amount_fen: '100',
  });
  await grow(client, 'pickup', times, {
    id: of('pickup'),
    line_id: of('line'),
    ticket_id: of('ticket'),
    business_day: day,
  });
  await grow(client, 'audit_entry', times, { id: of('audit'), subject_id: `'s' || g`, business_day: day });
  await grow(client, 'command_request', times, { request_id: of('request') });
  await grow(client, 'product', 20_000, {
    id: of('product'),
    code: `'P' || g`,
    revision: 'g',
    search_text: `'p' || g || ' 沙发' || g`,
  });
  await makeCustomer(shop.ctx, shop.store.id, { name: '王晓明' });
  await grow(client, 'customer', times, { id: of('customer'), code: `'V' || g` });
  await grow(client, 'customer_number', times, {
    id: of('number'),
    customer_id: of('customer'),
    e164: `'+86' || 13000000000 + g`,
  });
  for (const key of ['13000000000 + g', `'<' || reverse((13000000000 + g)::text)`, `'王晓明' || g`])
    await grow(client, 'customer_key', times, { key: `(${key})::text`, customer_id: of('customer') });
  for (const table of ['stock_cost', 'stock_level', 'product_place'])
    await grow(client, table, 40_000, {
      store_id: `CASE WHEN g % 4 = 0 THEN t.store_id ELSE md5('store' || g % 4)::uuid END`,
      product_id: `md5('product' || (g % 20000))::uuid`,
    });
  await grow(client, 'stock_entry', times * 2, {
    id: of('entry'),
    product_id: `md5('product' || (g % 20000))::uuid`,
    document_id: of('ticket'),
    document_line_id: of('line'),
    business_day: day,
    occurred_at: `t.occurred_at - ${back} * interval '1 day'`,
  });
  await grow(client, 'stocktake_count', times, {
    id: of('count'),
    sheet_id: of('sheet'),
    stocktake_id: of('stocktake'),
  });
  await client.query('SET session_replication_role = origin');
  await client.query('ANALYZE');
}

let counting: Awaited<ReturnType<typeof shop.begun>>;
const sheet = () => counting.sheetOf(shop.zones.floor);
const count = async () =>
  recordCounts.execute(await shop.as(shop.first), {
    ...shop.base(),
    sheetId: sheet(),
    ...countEvents(now, [{ product, quantity: '3' }]),
  });

beforeAll(async () => {
  shop = await makeStocktakeShop(now);
  product = await shop.stocked(50);
  counting = await shop.begun({ zoneIds: [shop.zones.floor] }, -1);
  await count();
  await growBooks();
}, 240_000);

afterAll(() => client.end());

/** Statements of what is done, whose plans read a table that grows from end to end. */
async function scans(act: () => Promise<unknown>): Promise<string[]> {
  const texts = await statementsOf(act);
  expect(texts.length).toBeGreaterThan(0);
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples > ${SMALL}`,
  );
  const large = new Set(rows.map(({ name }) => name));
  const found: string[] = [];
  for (const text of texts) {
    const tables = (await scannedTables(client, text)).filter((table) => large.has(table));
    if (tables.length > 0) found.push(`${tables.join(', ')}: ${text.replace(/\s+/g, ' ').slice(0, 300)}`);
  }
  return found;
}

it.each<[string, () => Promise<unknown>]>([
  ['a sale', async () => sell(aSale())],
  ['a return', async () => takeBack(await sell(aSale()))],
  ['a pickup', async () => hand(await sell(aSale('LATER')))],
  ['a count', count],
  [
    'a sheet that is handed in',
    async () => finishSheet.execute(await shop.as(shop.first), { ...shop.base(), sheetId: sheet() }),
  ],
  ['the board', async () => reportBoard(await shop.as(shop.manager), 31)],
  [
    'a product search',
    async () => {
      for (const term of ['沙发123', 'p123', '沙发', 'P77']) await searchProducts(db(), term);
    },
  ],
  [
    'finding a customer',
    async () => {
      const asker = { personId: shop.ctx.actor.personId, now };
      for (const term of ['1300000', '0001', '王晓明', '13000000777']) {
        const { customers } = await findCustomers(db(), { term, take: 20 }, asker);
        expect(customers.length).toBeGreaterThan(0);
      }
    },
  ],
  [
    'the list of tickets',
    async () => {
      const { tickets, nextCursor } = await listTickets(db(), { storeIds: [shop.store.id] });
      await listTickets(db(), { storeIds: [shop.store.id], ...(nextCursor ? { cursor: nextCursor } : {}) });
      await listTickets(db(), { storeIds: [shop.store.id], number: '000001' });
      await ticketDetail(db(), shop.store.id, tickets[0]?.id ?? '', { floor: true });
      await findReceipt(db(), tickets[0]?.number ?? '');
    },
  ],
  [
    'the list of tickets over several stores, with what they come to',
    async () => {
      const storeIds = [shop.store.id, newId(), newId()];
      const { nextCursor } = await listTickets(db(), { storeIds });
      await listTickets(db(), { storeIds, cursor: nextCursor ?? '' });
      await listTickets(db(), { storeIds, tender: 'CARD', number: '000001' });
      await listTickets(db(), {
        storeIds,
        from: '2026-11-01',
        hour: 15,
        fromFen: 100,
        toFen: 200,
        goods: 'p123',
      });
      await ticketTotals(db(), { storeIds, from: '2026-11-01', hour: 15, fromFen: 100, goods: 'p123' });
      const from = '2026-11-01';
      await ticketTotals(db(), { storeIds, from });
      await ticketTotals(db(), { storeIds, from, tender: 'CARD' });
      await ticketTotals(db(), { storeIds, from, to: from, kind: 'RETURN' });
      await ticketTotals(db(), { storeIds, number: '000001' });
      await ticketTotals(db(), { storeIds, sessionId: newId() });
    },
  ],
  [
    'the list of stock entries over several stores',
    async () => {
      const storeIds = [shop.store.id, newId()];
      const { nextCursor } = await stockEntries(db(), { storeIds }, () => true);
      await stockEntries(db(), { storeIds, cursor: nextCursor ?? '' }, () => true);
      await stockEntries(db(), { storeIds, productId: product.id, from: '2026-11-01' }, () => true);
      await entryTotals(db(), { storeIds, productId: product.id }, true);
      await stockEntries(
        db(),
        { storeIds, unit: '件', kinds: ['SALE'], from: '2026-11-01', to: '2026-11-30' },
        () => true,
      );
      await entryTotals(db(), { storeIds, from: '2026-11-01', to: '2026-11-30' }, true);
    },
  ],
  [
    'what stocktakes missed over several stores',
    async () => {
      const period = { storeIds: [shop.store.id, newId()], from: '2026-10-01', to: '2026-11-30' };
      await shrinkage(db(), { ...period, by: 'zone' }, () => true);
      await shrinkage(db(), { ...period, by: 'month', cursor: '100' }, () => true);
    },
  ],
  [
    'what is open',
    async () => {
      const { id } = shop.store;
      await listAwaitingPickup(db(), id);
      await missingNumbers(db(), id, { limit: 200 });
      await listOpenBreaches(db(), id, true);
      await listRejectedTickets(db(), id);
    },
  ],
  [
    'a day report',
    async () =>
      reportOfDay(
        await shop.as(shop.manager),
        shop.store.id,
        shop.session.businessDay.toISOString().slice(0, 10),
      ),
  ],
])('%s reads no growing table from end to end', async (_what, act) => {
  expect(await scans(act)).toEqual([]);
});

it('slow goods over several stores are of the whole assortment, and of no whole ledger', async () => {
  const storeIds = [shop.store.id, newId()];
  const read = await scans(async () => {
    const { nextCursor } = await slowMovers(db(), { storeIds, days: 90 }, () => true, new Date(), 1);
    await slowMovers(db(), { storeIds, days: 90, cursor: nextCursor ?? '' }, () => true, new Date());
    expect((await slowMovers(db(), { storeIds: [newId()], days: 30 }, () => true, new Date())).rows).toEqual(
      [],
    );
  });
  const tables = read.flatMap((one) => (one.split(':')[0] ?? '').split(', '));
  expect(tables.filter((table) => !['stock_cost', 'product'].includes(table))).toEqual([]);
});

it('the figures of a report read no growing table from end to end', async () => {
  const texts = [await sealStatement(db())];
  for (const { versions } of Object.values(SECTIONS))
    for (const { statement } of Object.values(versions))
      texts.push(statement(shop.store.id, '2026-11-01').text);
  const found: string[] = [];
  for (const text of texts) {
    const tables = await scannedTables(client, text);
    found.push(
      ...tables.filter((table) =>
        ['ticket', 'ticket_line', 'tender', 'stock_entry', 'cash_movement', 'audit_entry', 'pickup'].includes(
          table,
        ),
      ),
    );
  }
  expect(texts.length).toBeGreaterThan(Object.keys(SECTIONS).length);
  expect(found).toEqual([]);
});
