import { beforeEach, expect, test } from 'vitest';
import { db, type Tx } from '@/server/platform/db';
import { Forbidden } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { makeDebtor } from '@/tests/factories/credit';
import { makeCustomer } from '@/tests/factories/customers';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { addCustomer } from './add-customer';
import { customerRooms } from './asked-above';
import { correctCredit } from './credit/correct-credit';
import { customerDetail } from './customer-detail';
import { eraseCustomer } from './erase-customer';
import { CustomerErased, CustomerMerged, CustomerMergedWithItself, CustomerStillOpen } from './errors';
import { findCustomers } from './find-customers';
import { giveConsent, withdrawConsent } from './keep-consents';
import { customersKnownIn } from './known-in-store';
import { mergeCustomers } from './merge-customers';
import { revealCustomer } from './reveal-customer';
import { serveCustomer } from './serve-customer';

beforeEach(() => customerRooms.answer([]));

async function shop() {
  const store = await makeStore();
  const manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  const base = () => ({ requestId: newId(), storeId: store.id });
  const add = async (facts: {
    name: string;
    numbers: { number: string }[];
    tags?: string[];
    note?: string;
  }) =>
    (await addCustomer.execute(manager, { ...base(), addresses: [{ address: '和平里 3 幢' }], ...facts }))
      .customerId;
  return { store, manager, base, add };
}

const found = async (term: string) =>
  (await findCustomers(db(), { term, take: 9 }, { personId: newId(), now: new Date() })).customers.map(
    ({ id }) => id,
  );

test('one goes on with what both had, found by either; the other leads on; the trail names nobody', async () => {
  const { store, manager, base, add } = await shop();
  const keptId = await add({
    name: '慕容小雪',
    numbers: [{ number: '13402600001' }, { number: '021-51112222' }],
    tags: ['甲'],
  });
  const mergedId = await add({
    name: '慕容雪雪',
    numbers: [{ number: '021-51112222' }, { number: '13402600002' }],
    tags: ['甲', '乙'],
    note: '爱喝茶',
  });
  const clerk = await contextOf(await makePerson(['CLERK'], store.id));
  await serveCustomer.execute(clerk, { ...base(), customerId: mergedId });
  await expect(mergeCustomers.execute(clerk, { ...base(), keptId, mergedId })).rejects.toThrow(Forbidden);
  const input = { ...base(), keptId, mergedId };
  const first = await mergeCustomers.execute(manager, input);
  expect(await mergeCustomers.execute(manager, input)).toEqual(first);
  const kept = await customerDetail(clerk, keptId);
  expect(kept).toMatchObject({
    isYours: true,
    note: '爱喝茶',
    tags: ['乙', '甲'].toSorted(),
    merged: [{ id: mergedId, name: '慕容雪雪' }],
  });
  expect(kept.numbers.map(({ number }) => number.replaceAll(' ', ''))).toEqual([
    '13402600001',
    '02151112222',
    '13402600002',
  ]);
  expect(kept.addresses).toHaveLength(1);
  expect(await customerDetail(clerk, mergedId)).toMatchObject({
    mergedIntoId: keptId,
    numbers: [],
    addresses: [],
  });
  for (const term of ['13402600002', '慕容雪雪', '慕容小雪'])
    expect(await found(term), term).toEqual([keptId]);
  const trail = await db().auditEntry.findMany({ where: { action: 'customers.merge', subjectId: keptId } });
  expect(trail).toHaveLength(1);
  expect(JSON.stringify(trail)).not.toMatch(/慕容|1340260|爱喝茶/);
});

test('not with oneself, not a merged one, and chains are flattened; raced either way round, one is done', async () => {
  const { manager, base, add } = await shop();
  const [a = '', b = '', c = ''] = [
    await add({ name: '甲子', numbers: [] }),
    await add({ name: '乙丑', numbers: [] }),
    await add({ name: '丙寅', numbers: [] }),
  ];
  const merge = (keptId: string, mergedId: string) =>
    mergeCustomers.execute(manager, { ...base(), keptId, mergedId });
  await expect(merge(a, a)).rejects.toThrow(CustomerMergedWithItself);
  const tries = await Promise.allSettled([merge(a, b), merge(b, a), merge(a, b)]);
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const one of tries) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(CustomerMerged);
  const goesOn = (await customerDetail(manager, a)).mergedIntoId === null ? a : b;
  await merge(c, goesOn);
  for (const id of [a, b]) expect((await customerDetail(manager, id)).mergedIntoId).toBe(c);
});

test('a merge makes nobody agree who took it back later; of two that hold, one counts', async () => {
  const { manager, base, add } = await shop();
  const [keptId, mergedId] = [
    await add({ name: '丁卯', numbers: [] }),
    await add({ name: '丁卯', numbers: [] }),
  ];
  const at = (minutes: number) => ({ ...manager, now: new Date(manager.now.getTime() + minutes * 60_000) });
  const give = (minutes: number, customerId: string, purpose: 'MARKETING' | 'FOLLOW_UP' | 'MEMBERSHIP') =>
    giveConsent.execute(at(minutes), { ...base(), customerId, purpose, given: '口头' });
  const takeBack = (minutes: number, customerId: string, purpose: 'MARKETING' | 'FOLLOW_UP') =>
    withdrawConsent.execute(at(minutes), { ...base(), customerId, purpose });
  await give(1, mergedId, 'MARKETING');
  await give(2, keptId, 'MARKETING');
  await takeBack(3, keptId, 'MARKETING');
  await give(1, keptId, 'FOLLOW_UP');
  await takeBack(2, keptId, 'FOLLOW_UP');
  await give(3, mergedId, 'FOLLOW_UP');
  await give(1, keptId, 'MEMBERSHIP');
  await give(1, mergedId, 'MEMBERSHIP');
  await mergeCustomers.execute(at(9), { ...base(), keptId, mergedId });
  const held = await db().customerConsent.findMany({ where: { customerId: keptId, withdrawnAt: null } });
  expect(held.map(({ purpose }) => purpose).sort()).toEqual(['FOLLOW_UP', 'MEMBERSHIP']);
});

test('whoever goes on is known in the stores of both', async () => {
  const { store, manager, add } = await shop();
  const elsewhere = await makeStore();
  const other = await contextOf(await makePerson(['STORE_MANAGER'], elsewhere.id));
  const [keptId, { id: mergedId }] = [
    await add({ name: '庚午', numbers: [] }),
    await makeCustomer(other, elsewhere.id),
  ];
  await mergeCustomers.execute(manager, { requestId: newId(), storeId: store.id, keptId, mergedId });
  const { customers } = await customersKnownIn(db(), elsewhere.id, null, new Date());
  expect(customers).toMatchObject(
    [
      { id: mergedId, gone: true, name: '' },
      { id: keptId, gone: false },
    ].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  );
});

test('rooms above bring theirs together in the same transaction: what they refuse, nothing is done of', async () => {
  const { manager, base, add } = await shop();
  const [keptId, mergedId] = [
    await add({ name: '戊辰', numbers: [] }),
    await add({ name: '戊辰', numbers: [] }),
  ];
  const heard: string[] = [];
  customerRooms.answer([
    { merged: async (_tx: Tx, _ctx, who) => void heard.push(who.mergedId) },
    { merged: () => Promise.reject(new CustomerErased()) },
  ]);
  await expect(mergeCustomers.execute(manager, { ...base(), keptId, mergedId })).rejects.toThrow(
    CustomerErased,
  );
  expect(heard).toEqual([mergedId]);
  expect((await customerDetail(manager, mergedId)).mergedIntoId).toBeNull();
});

test('what one owes goes on with the other; whoever owes is not erased, who paid is', async () => {
  const { store, manager, base, add } = await shop();
  const [keptId, debtor] = [await add({ name: '己巳', numbers: [] }), await makeDebtor(manager, store.id)];
  const accountant = await contextOf(await makePerson(['ACCOUNTANT'], null));
  const owe = (customerId: string, amountFen: number) =>
    correctCredit.execute(accountant, {
      ...base(),
      customerId,
      account: 'RECEIVABLE',
      amountFen,
      reason: '旧账',
    });
  await owe(debtor.id, 5_000);
  await mergeCustomers.execute(manager, { ...base(), keptId, mergedId: debtor.id });
  const account = await db().creditAccount.findUniqueOrThrow({ where: { customerId: keptId } });
  expect(Number(account.receivableFen)).toBe(5_000);
  const office = await contextOf(await makePerson(['HEAD_OFFICE'], null), { provedAt: new Date() });
  const { code } = await db().customer.findUniqueOrThrow({ where: { id: keptId } });
  const erase = () =>
    eraseCustomer.execute(office, { requestId: newId(), customerId: keptId, confirm: code });
  await expect(erase()).rejects.toThrow(CustomerStillOpen);
  await owe(keptId, -5_000);
  expect(await erase()).toEqual({ erased: 2 });
});

test('erased: nothing anywhere says who it was, of the merged rows neither; settled first what is open; never again', async () => {
  const { store, manager, base, add } = await shop();
  const office = await contextOf(await makePerson(['HEAD_OFFICE'], null), { provedAt: new Date() });
  const customerId = await add({
    name: '上官云云',
    numbers: [{ number: '13402600011' }],
    tags: ['丙'],
    note: '电话 13402600011',
  });
  const mergedId = await add({ name: '上官云朵', numbers: [{ number: '13402600012' }] });
  await giveConsent.execute(manager, { ...base(), customerId, purpose: 'MARKETING', given: '上官当面说的' });
  await revealCustomer.execute(manager, { ...base(), customerId, reason: 'OTHER', words: '上官要发票' });
  await mergeCustomers.execute(manager, { ...base(), keptId: customerId, mergedId });
  const { code } = await db().customer.findUniqueOrThrow({ where: { id: customerId } });
  const erase = (confirm: string) =>
    eraseCustomer.execute(office, { requestId: newId(), customerId, confirm });
  await expect(
    eraseCustomer.execute(manager, { requestId: newId(), customerId, confirm: code }),
  ).rejects.toThrow(Forbidden);
  await expect(erase('V000000000')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  customerRooms.answer([{ open: async () => ['OWED'] }]);
  await expect(erase(code)).rejects.toThrow(CustomerStillOpen);
  const forgotten: string[] = [];
  customerRooms.answer([
    { open: async () => [], erased: async (_tx: Tx, ids) => void forgotten.push(...ids) },
  ]);
  expect(await erase(code)).toEqual({ erased: 2 });
  expect(forgotten.toSorted()).toEqual([customerId, mergedId].toSorted());
  await expect(erase(code)).rejects.toThrow(CustomerErased);
  for (const term of ['13402600011', '13402600012', '上官云', code])
    expect(await found(term), term).toEqual([]);
  // Every table of the room, and the trail, word for word.
  const tables = await db().$queryRaw<{ name: string }[]>`SELECT relname AS name FROM pg_class
    WHERE relkind = 'r' AND (relname LIKE 'customer%' OR relname IN ('audit_entry', 'domain_event', 'command_request'))`;
  expect(tables.length).toBeGreaterThan(8);
  for (const { name } of tables) {
    const [{ left } = { left: -1 }] = await db().$queryRawUnsafe<{ left: number }[]>(
      `SELECT count(*)::int AS left FROM ${name} t WHERE t::text ~ '上官|1340260001'`,
    );
    expect({ name, left }).toEqual({ name, left: 0 });
  }
  // The number is free for another.
  await makeCustomer(manager, store.id, { number: '13402600011' });
});
