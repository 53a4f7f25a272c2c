import { beforeAll, expect, test } from 'vitest';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { newId } from './platform/ids';
import { createCallerFactory, wireError } from './platform/trpc';
import { appRouter } from './router';

// What a hand-made address may ask of customers and of whatever is theirs: a coded refusal or an answer, never a reference number.

const callerOf = createCallerFactory(appRouter);
let storeId: string;
let manager: ReturnType<typeof callerOf>;

beforeAll(async () => {
  storeId = (await makeStore()).id;
  manager = callerOf(await contextOf(await makePerson(['STORE_MANAGER', 'HEAD_OFFICE', 'ACCOUNTANT'], null)));
});

async function codeOf(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => 'answered',
    (error: unknown) => wireError(error).code,
  );
}

const NUL = '\0';

test('search terms, tags, cursors and days no column can hold', async () => {
  const stores = [storeId];
  const asked = [
    manager.customers.find({ term: `${NUL}ab` }),
    manager.customers.find({ term: '%_\\' }),
    manager.customers.find({ term: '😀'.repeat(40) }),
    manager.customers.similar({ name: NUL, number: NUL }),
    manager.customers.list({ tag: NUL }),
    manager.customers.list({ cursor: NUL }),
    manager.customers.list({ cursor: `9999-99-99~${newId()}` }),
    manager.customers.list({ cursor: `2026-11-28~${'-'.repeat(36)}` }),
    manager.complaints.list({ storeIds: stores, cursor: NUL }),
    manager.complaints.list({ storeIds: stores, from: '0001-01-01' }),
    manager.complaints.earlier({ storeId, customerId: newId() }),
    manager.incidents.list({ storeIds: stores, cursor: NUL }),
    manager.tasks.list({ storeIds: stores, cursor: NUL }),
    manager.followUps.calls({ storeIds: stores, day: '0000-01-01' }),
    manager.followUps.waiting({ storeIds: stores, customerId: newId() }),
    manager.credit.standing({ storeId, customerId: newId() }),
    manager.credit.statement({ storeId, customerId: newId(), from: '2026-01-01', to: '2025-01-01' }),
    manager.credit.ageing({ storeIds: stores, day: '9999-12-31' }),
    manager.credit.ageing({ storeIds: stores, day: '2026-11-28', cursor: NUL }),
    manager.sales.purchases({ storeIds: stores, customerId: newId(), take: 50 }),
    manager.stores.calendar({ storeId, year: 1 }),
    manager.meetings.list({ storeIds: stores, cursor: NUL }),
  ];
  const codes = await Promise.all(asked.map(codeOf));
  expect(codes.map((code, at) => [at, code]).filter(([, code]) => code === 'UNKNOWN')).toEqual([]);
});
