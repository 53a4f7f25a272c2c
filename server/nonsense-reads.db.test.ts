import { beforeAll, expect, test } from 'vitest';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { newId } from './platform/ids';
import { createCallerFactory, wireError } from './platform/trpc';
import { appRouter } from './router';

// What a hand-made address or a broken client may ask: a coded refusal or an answer, never a reference number.

const callerOf = createCallerFactory(appRouter);
let storeId: string;
let manager: ReturnType<typeof callerOf>;
let headOffice: ReturnType<typeof callerOf>;

beforeAll(async () => {
  const store = await makeStore();
  storeId = store.id;
  manager = callerOf(await contextOf(await makePerson(['STORE_MANAGER'], storeId)));
  headOffice = callerOf(await contextOf(await makePerson(['HEAD_OFFICE'], null)));
});

async function codeOf(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => 'answered',
    (error: unknown) => wireError(error).code,
  );
}

const NUL = '\0';
const beyondInt = 2 ** 40;

test('days before and after every calendar are no days', async () => {
  for (const day of ['0000-01-01', '0001-01-01', '9999-12-31']) {
    const [from, to] = [day, day];
    const asked = [
      manager.reports.ofDay({ storeId, day }),
      manager.stock.book({ storeId, from, to }),
      manager.stock.entries({ storeIds: [storeId], from }),
      manager.reports.zoneFigures({ storeId, from, to }),
      manager.zones.checks({ storeId, from }),
      manager.zones.checks({ storeId, to }),
      manager.shortages.payroll({ storeId, month: day.slice(0, 7) }),
      headOffice.stock.companyBook({ from, to }),
    ];
    expect(await Promise.all(asked.map(codeOf)), day).toEqual(asked.map(() => 'INVALID_INPUT'));
  }
});

test('cursors, moments and search terms no column can hold are refused with a code', async () => {
  const list = { storeIds: [storeId] };
  const asked = [
    manager.purchasing.orders({ ...list, cursor: `${NUL}/${newId()}` }),
    manager.purchasing.receivings({ ...list, cursor: `9999-99-99 99:99:99.999+00/${newId()}` }),
    manager.stock.adjustments({ ...list, cursor: newId() }),
    manager.stock.moves({ ...list, cursor: '/' }),
    manager.purchasing.supplierReturns({ ...list, cursor: `2026-11-28 10:00:00+00/${'-'.repeat(36)}` }),
    manager.shortages.list({ ...list, cursor: 'x' }),
    manager.sales.tickets({ ...list, cursor: `2026-13-28/2026-11-28 10:00:00+00/${newId()}` }),
    manager.reconciliation.open({ ...list, cursor: `${newId()}${NUL}` }),
    manager.reports.ofDay({ storeId, day: '2026-11-24', version: beyondInt }),
    manager.stock.shelfProducts({ storeId, shelfId: newId(), cursor: NUL }),
    manager.replenishment.rules({ storeId, term: NUL }),
    manager.replenishment.rules({ storeId, after: NUL }),
    manager.replenishment.suggestions({ ...list, term: NUL }),
    manager.replenishment.suggestions({ ...list, cursor: `1/${newId()}/${NUL}` }),
    manager.replenishment.suggestions({ ...list, cursor: `1.${'9'.repeat(20_000)}/${newId()}/a` }),
    manager.stock.slowMovers({ ...list, days: 30, term: NUL }),
    manager.stock.slowMovers({ ...list, days: 30, cursor: `1/${newId()}/${NUL}` }),
    manager.stock.book({ storeId, from: '2026-11-01', to: '2026-11-30', after: NUL }),
    manager.stock.entries({ ...list, cursor: `9999-99-99/${'-'.repeat(36)}` }),
    manager.stock.asOf({ storeId, at: new Date('-000001-01-01T00:00:00Z') }),
    headOffice.stock.companyBook({ from: '2026-11-01', to: '2026-11-02', term: NUL }),
    headOffice.stock.companyAsOf({ at: new Date('2026-11-01T00:00:00Z'), after: NUL }),
  ];
  const codes = await Promise.all(asked.map(codeOf));
  expect(codes.filter((code) => code === 'UNKNOWN')).toEqual([]);
  expect(codes.filter((code) => code === 'INVALID_INPUT').length).toBeGreaterThan(15);
});
