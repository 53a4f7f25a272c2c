import { expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { makeCustomer } from '@/tests/factories/customers';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { statementsOf } from '@/tests/helpers/plans';
import { findCustomers } from './find-customers';

async function someone() {
  const store = await makeStore();
  const person = await makePerson(['CLERK'], store.id);
  const ctx = await contextOf(person);
  const asker = { personId: person.id, now: ctx.now };
  const find = async (term: string, take = 20) => findCustomers(db(), { term, take }, asker);
  const ids = async (term: string) => (await find(term)).customers.map(({ id }) => id);
  return { store, person, ctx, asker, find, ids };
}

test('digits at either end, name from any character, pinyin, initials and code find a customer, once', async () => {
  const { store, ctx, ids } = await someone();
  const customer = await makeCustomer(ctx, store.id, { name: '欧阳晓雯', number: '137 0250 9981' });
  for (const term of [
    '1370250',
    '137 0250 9981',
    '+86 137-0250-9981',
    '0086 13702509981',
    '9981',
    '09981',
    '欧阳',
    '晓雯',
    'ouyangx',
    'OYXW',
    customer.code,
    customer.code.toLowerCase(),
  ])
    expect(await ids(term), term).toEqual([customer.id]);
  // Four digits in front say more than a masked number shows.
  for (const term of ['02509', '阳', '981', '1370', '98', '', 'yangxiao'])
    expect(await ids(term), term).not.toContain(customer.id);
});

test('a landline is found with the 0 it is dialled with, and without', async () => {
  const { store, ctx, ids } = await someone();
  const customer = await makeCustomer(ctx, store.id, { number: '025-84567711' });
  for (const term of ['025-8456', '0258456', '2584567', '84567711', '025 8456 7711'])
    expect(await ids(term), term).toEqual([customer.id]);
});

test('numbers are whole for who serves the customer, until the day they serve them to; nobody else is told one', async () => {
  const { store, person, ctx, asker, find } = await someone();
  const customer = await makeCustomer(ctx, store.id, { number: '13602509982' });
  const seen = async () => (await find('13602509982')).customers[0];
  expect(await seen()).toMatchObject({
    servedBy: null,
    isYours: false,
    numbers: [{ number: '136****9982', isMasked: true }],
  });
  const serve = (servedUntil: string) =>
    db().customer.update({
      where: { id: customer.id },
      data: { servedById: person.id, servedStoreId: store.id, servedUntil: new Date(servedUntil) },
    });
  await serve('2199-01-01');
  expect(await seen()).toMatchObject({
    servedBy: { id: person.id, name: person.name, store: store.name, until: '2199-01-01' },
    isYours: true,
    numbers: [{ number: '136 0250 9982', isMasked: false }],
  });
  const others = await findCustomers(
    db(),
    { term: '13602509982', take: 5 },
    { ...asker, personId: store.id },
  );
  expect(others.customers[0]).toMatchObject({ isYours: false, numbers: [{ number: '136****9982' }] });
  await serve('2020-01-01');
  expect(await seen()).toMatchObject({ servedBy: null, isYours: false });
});

test('a merged customer leads to the one that goes on, listed once; an erased one is not found', async () => {
  const { store, ctx, asker, ids } = await someone();
  const goesOn = await makeCustomer(ctx, store.id, { name: '申屠文琪' });
  const merged = await makeCustomer(ctx, store.id, { name: '申屠文琪' });
  await db().customer.update({
    where: { id: merged.id },
    data: { mergedIntoId: goesOn.id, mergedAt: asker.now },
  });
  expect(await ids('申屠文')).toEqual([goesOn.id]);
  expect(await ids(merged.code)).toEqual([goesOn.id]);
  await db().customer.update({
    where: { id: goesOn.id },
    data: { name: '', erasedAt: asker.now, erasedById: asker.personId },
  });
  expect(await ids(goesOn.code)).toEqual([]);
});

test('so many and no more, and that there are others', async () => {
  const { store, ctx, find } = await someone();
  for (let made = 0; made < 4; made += 1) await makeCustomer(ctx, store.id, { name: '司徒嘉嘉' });
  const some = await find('司徒嘉', 3);
  expect(some.customers).toHaveLength(3);
  expect(some.hasMore).toBe(true);
  expect(await find('司徒嘉', 20)).toMatchObject({ hasMore: false });
});

test('is two statements, however many are found', async () => {
  const { store, ctx, find } = await someone();
  await makeCustomer(ctx, store.id, { name: '令狐冲冲' });
  expect(await statementsOf(() => find('令狐'))).toHaveLength(2);
});
