import { expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { Forbidden, NotFound } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { makeCustomer } from '@/tests/factories/customers';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { assignCustomers } from './assign-customers';
import { customerDetail } from './customer-detail';
import {
  CannotServe,
  CustomerServed,
  NobodyToAsk,
  TakeoverAsked,
  TakeoverDecided,
  TakeoverOfAnother,
} from './errors';
import { listReveals } from './list-reveals';
import { listTakeovers } from './list-takeovers';
import { revealCustomer, revealedCustomer } from './reveal-customer';
import { serveCustomer } from './serve-customer';
import { askForCustomer, decideTakeover } from './take-over-customer';

async function as(roles: Parameters<typeof makePerson>[0], storeId: string) {
  return contextOf(await makePerson(roles, storeId));
}

async function shop() {
  const store = await makeStore();
  const [one, other, manager] = [
    await as(['CLERK'], store.id),
    await as(['CLERK'], store.id),
    await as(['STORE_MANAGER'], store.id),
  ];
  const customer = await makeCustomer(one, store.id);
  const base = () => ({ requestId: newId(), storeId: store.id, customerId: customer.id });
  return { store, one, other, manager, customer, base };
}

test('nobody serves: taken on at once, for the days the store says; of many who press, one', async () => {
  const { store, one, customer, base } = await shop();
  await db().store.update({ where: { id: store.id }, data: { customerServedDays: 30 } });
  const clerks = [one, await as(['CLERK'], store.id), await as(['CLERK'], store.id)];
  const tries = await Promise.allSettled(clerks.map((ctx) => serveCustomer.execute(ctx, base())));
  const done = tries.filter(({ status }) => status === 'fulfilled');
  expect(done).toHaveLength(1);
  for (const refused of tries)
    if (refused.status === 'rejected') expect(refused.reason).toBeInstanceOf(CustomerServed);
  const { servedById } = await db().customer.findUniqueOrThrow({ where: { id: customer.id } });
  const winner = clerks.find(({ actor }) => actor.personId === servedById);
  if (!winner) throw new Error('one of them serves');
  const { servings, servedBy } = await customerDetail(winner, customer.id);
  expect(servings).toMatchObject([{ kind: 'TAKEN', to: winner.actor.name, until: servedBy?.until }]);
  // One's own again is longer, with its history.
  await serveCustomer.execute(winner, base());
  expect((await customerDetail(winner, customer.id)).servings.map(({ kind }) => kind).sort()).toEqual([
    'EXTENDED',
    'TAKEN',
  ]);
});

test('somebody serves: they are asked, decide once, and the history says how it came', async () => {
  const { store, one, other, customer, base } = await shop();
  await serveCustomer.execute(one, base());
  await expect(askForCustomer.execute(one, base())).rejects.toThrow(NobodyToAsk);
  const { takeoverId } = await askForCustomer.execute(other, base());
  await expect(askForCustomer.execute(other, base())).rejects.toThrow(TakeoverAsked);
  expect(await listTakeovers(db(), [store.id])).toMatchObject([
    { id: takeoverId, customerId: customer.id, heldById: one.actor.personId },
  ]);
  const decide = (ctx: typeof one, given: boolean) =>
    decideTakeover.execute(ctx, { requestId: newId(), storeId: store.id, takeoverId, given });
  await expect(decide(other, true)).rejects.toThrow(TakeoverOfAnother);
  const third = await as(['CLERK'], store.id);
  await expect(decide(third, true)).rejects.toThrow(TakeoverOfAnother);
  await decide(one, true);
  await expect(decide(one, false)).rejects.toThrow(TakeoverDecided);
  expect(await customerDetail(other, customer.id)).toMatchObject({
    isYours: true,
    takeover: null,
    servings: [{ kind: 'GIVEN', from: one.actor.name, to: other.actor.name }, { kind: 'TAKEN' }],
  });
});

test('the manager of the store decides too, another store’s does not; kept is kept', async () => {
  const { store, one, other, manager, customer, base } = await shop();
  const elsewhere = await makeStore();
  await serveCustomer.execute(one, base());
  const { takeoverId } = await askForCustomer.execute(other, base());
  const foreign = await as(['STORE_MANAGER'], elsewhere.id);
  const input = { requestId: newId(), storeId: store.id, takeoverId, given: false };
  await expect(decideTakeover.execute(foreign, input)).rejects.toThrow(Forbidden);
  await expect(
    decideTakeover.execute(foreign, { ...input, requestId: newId(), storeId: elsewhere.id }),
  ).rejects.toThrow(NotFound);
  await decideTakeover.execute(manager, { ...input, requestId: newId() });
  expect(await customerDetail(one, customer.id)).toMatchObject({ isYours: true, takeover: null });
});

test('whoever left serves nobody; their customers are moved at once, by the manager alone', async () => {
  const { store, one, other, manager, customer, base } = await shop();
  await serveCustomer.execute(one, base());
  const second = await makeCustomer(one, store.id);
  const input = {
    storeId: store.id,
    customerIds: [customer.id, second.id],
    toPersonId: other.actor.personId,
  };
  await expect(assignCustomers.execute(other, { ...input, requestId: newId() })).rejects.toThrow(Forbidden);
  const stranger = await as(['CLERK'], (await makeStore()).id);
  await expect(
    assignCustomers.execute(manager, { ...input, requestId: newId(), toPersonId: stranger.actor.personId }),
  ).rejects.toThrow(CannotServe);
  const request = { ...input, requestId: newId() };
  expect(await assignCustomers.execute(manager, request)).toEqual({ moved: 2 });
  expect(await assignCustomers.execute(manager, request)).toEqual({ moved: 2 });
  expect(await assignCustomers.execute(manager, { ...input, requestId: newId() })).toEqual({ moved: 0 });
  await db().person.update({ where: { id: other.actor.personId }, data: { deactivatedAt: new Date() } });
  await serveCustomer.execute(one, base());
  expect((await customerDetail(one, customer.id)).isYours).toBe(true);
  const history = db().customerServing.deleteMany({ where: { customerId: customer.id } });
  await expect(history).rejects.toThrow();
});

test('a look at numbers wants a reason, is kept and counted, shows them for minutes, and only to who looked', async () => {
  const { store, one, other, customer, base } = await shop();
  const words = '王先生要发票';
  await expect(revealCustomer.execute(one, { ...base(), reason: 'OTHER' })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
  const input = { ...base(), reason: 'OTHER' as const, words };
  const { revealId } = await revealCustomer.execute(one, input);
  expect(await revealCustomer.execute(one, input)).toEqual({ revealId });
  expect((await revealedCustomer(one, revealId)).numbers[0]?.number.replaceAll(' ', '')).toBe(
    customer.number,
  );
  await expect(revealedCustomer(other, revealId)).rejects.toThrow(NotFound);
  const later = { ...one, now: new Date(one.now.getTime() + 11 * 60_000) };
  await expect(revealedCustomer(later, revealId)).rejects.toThrow(NotFound);
  const kept = await db().commandRequest.findMany({ where: { requestId: input.requestId } });
  const trail = await db().auditEntry.findMany({
    where: { subjectId: customer.id, action: 'customers.reveal' },
  });
  expect([kept.length, trail.length]).toEqual([1, 1]);
  expect(JSON.stringify([kept, trail])).not.toMatch(
    new RegExp(`${words}|${customer.number}|${customer.name}`),
  );
  const list = await listReveals(db(), { storeIds: [store.id], from: '2020-01-01', to: '2199-01-01' });
  expect(list.counts).toMatchObject([{ personId: one.actor.personId, times: 1 }]);
  expect(list.looks).toMatchObject([
    { customer: customer.name, reason: 'OTHER', words, person: one.actor.name },
  ]);
  await expect(
    db().customerReveal.updateMany({ where: { id: revealId }, data: { reason: 'CHECK' } }),
  ).rejects.toThrow();
});
