import { read } from '@e965/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { LIST_FILES } from '@/app/api/lists/list-files';
import { addDays, businessDayOf } from '@/lib/business-day';
import type { ActorContext } from '@/server/platform/context';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { createCallerFactory, wireError } from '@/server/platform/trpc';
import { appRouter } from '@/server/router';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { sheetTable } from '@/tests/helpers/sheet-table';
import { completeSale } from './complete-sale';
import { ticketPeriod } from './rules';

// What a list of tickets and its sum read does not grow with the years: they are of some days.

const now = new Date();
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const today = businessDayOf(now, 'Asia/Shanghai', 240);
const AGES = [500, 200, 40, 20, 0];
const callerOf = createCallerFactory(appRouter);
let shop: Awaited<ReturnType<typeof makeCounter>>;
let storeIds: string[];
let api: ReturnType<typeof callerOf>;
let office: ActorContext;

beforeAll(async () => {
  shop = await makeCounter();
  storeIds = [shop.store.id];
  await db().store.update({ where: { id: shop.store.id }, data: { firstDay: ago(900) } });
  const person = await contextOf(await makePerson(['HEAD_OFFICE'], null));
  if (!person.actor) throw new Error('somebody');
  office = { ...person, actor: person.actor };
  api = callerOf(office);
  const product = await makeProduct();
  for (const [at, days] of AGES.entries()) {
    const sale = makeSale({ ...shop.at(at + 1), occurredAt: ago(days) }, [{ product }]);
    await completeSale({ ...shop.ctx, now: ago(days) }, { storeId: shop.store.id, ...sale });
  }
});

async function listed(asked: Omit<Parameters<typeof api.sales.tickets>[0], 'storeIds'>) {
  const [{ tickets }, { count, totalFen }] = await Promise.all([
    api.sales.tickets({ storeIds, ...asked }),
    api.sales.ticketTotals({ storeIds, ...asked }),
  ]);
  expect(count).toBe(tickets.length);
  expect(totalFen).toBe(tickets.reduce((sum, ticket) => sum + ticket.totalFen, 0));
  return tickets.map(({ businessDay }) => businessDay);
}

const daysAgo = (...days: number[]) => days.map((one) => addDays(today, -one));

describe('a list of tickets', () => {
  it('is of the last month where nobody says of which days', async () => {
    expect(await listed({})).toEqual(daysAgo(0, 20));
    expect(await listed({ kind: 'SALE' })).toEqual(daysAgo(0, 20));
  });

  it('is of the days somebody says, up to a year of them', async () => {
    expect(await listed({ from: addDays(today, -200) })).toEqual(daysAgo(0, 20, 40, 200));
    expect(await listed({ from: addDays(today, -200), to: addDays(today, -30) })).toEqual(daysAgo(40, 200));
    expect(await listed({ to: addDays(today, -490) })).toEqual(daysAgo(500));
    const year = ticketPeriod({ from: addDays(today, -400) }, today);
    expect(await listed(year)).toEqual(daysAgo(0, 20, 40, 200));
    const tooLong = { storeIds, from: addDays(today, -500) };
    const refused = { code: 'INVALID_INPUT', params: { field: 'from', problem: 'tooLong' } };
    expect(await api.sales.tickets(tooLong).catch(wireError)).toMatchObject(refused);
    expect(await api.sales.ticketTotals(tooLong).catch(wireError)).toMatchObject(refused);
  });

  it('finds a number and a drawer’s tickets whenever they were', async () => {
    const [last] = (await api.sales.tickets({ storeIds, to: addDays(today, -490) })).tickets;
    expect(await listed({ number: last?.number ?? '' })).toEqual(daysAgo(500));
    const { sessionId } = await db().ticket.findFirstOrThrow({ where: { id: last?.id ?? newId() } });
    expect(await listed({ sessionId })).toContain(addDays(today, -500));
  });

  it('is the same in its file', async () => {
    const rowsOf = async (filters: Record<string, string>) => {
      const sheet = await LIST_FILES.tickets?.sheet(office, storeIds, filters);
      const book = read(sheet?.file);
      const { heading, rows } = sheetTable(book);
      // Its last row is their sum.
      return rows.slice(0, -1).map((row) => row[heading.indexOf('营业日')]);
    };
    expect(await rowsOf({})).toEqual(daysAgo(0, 20));
    expect(await rowsOf({ from: addDays(today, -300) })).toEqual(daysAgo(0, 20, 40, 200));
  });
});

it('two days the wrong way round are turned, and more than a year is its last year', () => {
  const of = (from: string, to: string) => ticketPeriod({ from, to }, today);
  expect(of('2026-02-03', '2026-01-02')).toEqual({ from: '2026-01-02', to: '2026-02-03' });
  expect(of('2020-01-01', '2026-01-01')).toEqual({ from: addDays('2026-01-01', -365), to: '2026-01-01' });
});
