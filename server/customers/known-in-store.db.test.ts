import { expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { makeCustomer } from '@/tests/factories/customers';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { customersKnownIn } from './known-in-store';

async function shop() {
  const store = await makeStore();
  return { store, ctx: await contextOf(await makePerson(['CLERK'], store.id)) };
}

const after = (date: Date, ms: number) => new Date(date.getTime() + ms);

test('a tablet gets the customers of its store, masked, then what changed, and forgets who is gone', async () => {
  const here = await shop();
  const elsewhere = await shop();
  const first = await makeCustomer(here.ctx, here.store.id, { name: '周敏', number: '13700001111' });
  await makeCustomer(elsewhere.ctx, elsewhere.store.id);
  const now = new Date();
  const filled = await customersKnownIn(db(), here.store.id, null, now);
  expect(filled).toMatchObject({ more: false, cursor: { afterId: null } });
  expect(filled.customers).toEqual([
    {
      id: first.id,
      code: first.code,
      name: '周敏',
      maskedNumber: '137****1111',
      searchText: `周敏 zhoumin zm ${first.code.toLowerCase()}`,
      levelId: null,
      gone: false,
    },
  ]);
  expect(JSON.stringify(filled)).not.toContain('13700001111');

  // Ten minutes later nothing is told twice, but for what changed.
  const later = { ...filled.cursor, asOf: after(now, 600_000) };
  expect((await customersKnownIn(db(), here.store.id, later, after(now, 700_000))).customers).toEqual([]);
  await db().customer.update({
    where: { id: first.id },
    data: {
      name: '',
      erasedAt: after(now, 650_000),
      erasedById: newId(),
      updatedAt: after(now, 650_000),
    },
  });
  const told = await customersKnownIn(db(), here.store.id, later, after(now, 700_000));
  expect(told.customers).toMatchObject([{ id: first.id, name: '', maskedNumber: null, gone: true }]);
});

test('a copy is filled page by page, and whoever has much to be told begins anew', async () => {
  const { store, ctx } = await shop();
  const people = Array.from({ length: 1_100 }, (_, at) => ({
    id: newId(),
    code: `V${String(500_000_000 + at)}`,
    name: `批量${at}`,
    source: 'IMPORT',
    addedById: ctx.actor?.kind === 'PERSON' ? ctx.actor.personId : newId(),
    addedAt: new Date(),
    updatedAt: new Date(),
  }));
  await db().customer.createMany({ data: people });
  await db().customerKnownInStore.createMany({
    data: people.map(({ id }) => ({ storeId: store.id, customerId: id })),
  });
  const now = new Date();
  const one = await customersKnownIn(db(), store.id, null, now);
  expect([one.customers.length, one.more]).toEqual([1_000, true]);
  const two = await customersKnownIn(db(), store.id, one.cursor, after(now, 1_000));
  expect([two.customers.length, two.more, two.cursor.afterId]).toEqual([100, false, null]);
  expect(new Set([...one.customers, ...two.customers].map(({ id }) => id)).size).toBe(1_100);
  // What was changed while it was filled is told: the copy is as of its beginning.
  expect(two.cursor.asOf).toEqual(now);
  const all = await customersKnownIn(db(), store.id, two.cursor, after(now, 2_000));
  expect([all.customers.length, all.more]).toEqual([1_000, true]);
});
