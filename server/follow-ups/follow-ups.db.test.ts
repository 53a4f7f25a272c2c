import { expect, test } from 'vitest';
import { addDays, businessDayOf, dateToDay } from '@/lib/business-day';
import { contextFor } from '@/server/context';
import { mergeCustomers } from '@/server/customers/merge-customers';
import { db } from '@/server/platform/db';
import { Forbidden, InvalidInput } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { completeSale } from '@/server/sales/complete-sale';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeCustomer } from '@/tests/factories/customers';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { FollowUpDone, FollowUpInThePast } from './errors';
import { addFollowUp, dropFollowUp, giveFollowUp, handOverFollowUps, noteVisit } from './keep-follow-ups';
import { setQuota, setRules } from './keep-rules';
import { makeFollowUpsEverywhere } from './make-follow-ups';
import { callsToday, followUpSettings, listCalls, visitsAhead, waitingFollowUps } from './queries';
import { recordCall } from './record-call';

const later = (days: number) => new Date(Date.now() + days * 86_400_000);
const job = (now: Date) => contextFor({ kind: 'JOB', job: 'followUps.make' }, { now });

async function shop() {
  const at = await makeCounter(['CLERK']);
  const manager = await contextOf(await makePerson(['STORE_MANAGER'], at.store.id));
  const customer = await makeCustomer(at.ctx, at.store.id);
  const today = businessDayOf(new Date(), at.store.timeZone, at.store.dayStartMinute);
  let seq = 0;
  const sell = async (customerId: string, unitPriceFen = 200_000) => {
    seq += 1;
    const sale = makeSale(at.at(seq), [{ product: await makeProduct(), unitPriceFen }]);
    await completeSale(at.ctx, { storeId: at.store.id, ...sale, customerId });
  };
  const waiting = (customerId = customer.id) =>
    waitingFollowUps(manager, { storeIds: [at.store.id], customerId });
  const base = () => ({ storeId: at.store.id, requestId: newId() });
  return { ...at, manager, customer, today, sell, waiting, base };
}

test('three days after a sale of some size its customer is to be called, once however often the job looks', async () => {
  const { customer, sell, waiting, today, person, ctx, store } = await shop();
  await sell(customer.id);
  const small = await makeCustomer(ctx, store.id);
  await sell(small.id, 50_000);
  await makeFollowUpsEverywhere(await job(later(2)));
  expect(await waiting()).toEqual([]);
  await Promise.all(
    [job(later(3)), job(later(3)), job(later(5))].map(async (one) => makeFollowUpsEverywhere(await one)),
  );
  expect(await waiting()).toMatchObject([
    { kind: 'SALE', dueDay: addDays(today, 3), person: { id: person.id }, tries: 0 },
  ]);
  expect(await waiting(small.id)).toEqual([]);
  // The second call is a month later.
  await makeFollowUpsEverywhere(await job(later(30)));
  expect((await waiting()).map(({ dueDay }) => dueDay)).toEqual([addDays(today, 3), addDays(today, 30)]);
});

test('nobody is called who took back their consent', async () => {
  const { customer, sell, waiting, person } = await shop();
  await sell(customer.id);
  await db().customerConsent.create({
    data: {
      id: newId(),
      customerId: customer.id,
      purpose: 'FOLLOW_UP',
      given: '口头',
      givenAt: later(-1),
      takenById: person.id,
      withdrawnAt: new Date(),
      withdrawnById: person.id,
    },
  });
  await makeFollowUpsEverywhere(await job(later(3)));
  expect(await waiting()).toEqual([]);
});

test('in vain it waits until tomorrow, again on a day until then, reached it is done, and every call is counted', async () => {
  const { ctx, customer, waiting, today, base, store, person } = await shop();
  const { followUpId } = await addFollowUp.execute(ctx, {
    ...base(),
    customerId: customer.id,
    dueDay: today,
    note: '问沙发',
  });
  const call = (outcome: 'REACHED' | 'NOT_REACHED' | 'CALL_AGAIN', more = {}) =>
    recordCall.execute(ctx, { ...base(), customerId: customer.id, followUpId, outcome, ...more });
  await call('NOT_REACHED');
  expect(await waiting()).toMatchObject([{ dueDay: addDays(today, 1), tries: 1 }]);
  await call('CALL_AGAIN', { againOn: addDays(today, 5) });
  expect(await waiting()).toMatchObject([{ dueDay: addDays(today, 5), tries: 2 }]);
  const input = {
    ...base(),
    customerId: customer.id,
    followUpId,
    outcome: 'REACHED' as const,
    satisfaction: 5,
    visitOn: today,
    note: '很满意，周末带家人来看餐桌。',
  };
  const first = await recordCall.execute(ctx, input);
  expect(await recordCall.execute(ctx, input)).toEqual(first);
  expect(await waiting()).toEqual([]);
  await expect(call('REACHED')).rejects.toThrow(FollowUpDone);
  expect(await callsToday(ctx, store.id)).toMatchObject({
    calls: 3,
    firstContacts: 1,
    quota: { calls: 20, firstContacts: 5 },
  });
  const calls = await listCalls(ctx, { storeIds: [store.id], personId: person.id, firstOnly: true });
  expect(calls).toMatchObject([{ outcome: 'NOT_REACHED', isFirst: true }]);

  const [visit] = await visitsAhead(ctx, store.id);
  await noteVisit.execute(ctx, { ...base(), visitId: visit?.id ?? '' });
  await noteVisit.execute(ctx, { ...base(), visitId: visit?.id ?? '' });
  expect(await visitsAhead(ctx, store.id)).toMatchObject([
    { customer: customer.name, forDay: today, cameAt: expect.any(Date) },
  ]);
  const trail = await db().auditEntry.findMany({
    where: { scopeId: store.id, action: { startsWith: 'followUps.' } },
  });
  expect(trail.map(({ action }) => action)).toContain('followUps.call');
  expect(JSON.stringify(trail)).not.toMatch(/满意|沙发/);
});

test('two who call the same customer at once: one is the first contact, one call ends the follow-up', async () => {
  const { ctx, manager, customer, today, base } = await shop();
  const { followUpId } = await addFollowUp.execute(ctx, {
    ...base(),
    customerId: customer.id,
    dueDay: today,
    note: '问好',
  });
  const call = (who: typeof ctx) =>
    recordCall.execute(who, { ...base(), customerId: customer.id, followUpId, outcome: 'REACHED' });
  const both = await Promise.allSettled([call(ctx), call(manager)]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const one of both) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(FollowUpDone);
  const calls = await db().customerCall.findMany({ where: { customerId: customer.id } });
  expect(calls.map(({ isFirst }) => isFirst)).toEqual([true]);
});

test('calls stay as they were; their words go when the customer is erased; a merged one’s go on', async () => {
  const { ctx, manager, customer, waiting, today, base, store } = await shop();
  const other = await makeCustomer(ctx, store.id);
  await addFollowUp.execute(ctx, { ...base(), customerId: other.id, dueDay: today, note: '问床垫' });
  const headOffice = await contextOf(await makePerson(['HEAD_OFFICE'], null));
  await mergeCustomers.execute(headOffice, { ...base(), keptId: customer.id, mergedId: other.id });
  expect(await waiting()).toMatchObject([{ customer: { id: customer.id } }]);
  const { callId } = await recordCall.execute(manager, {
    ...base(),
    customerId: customer.id,
    direction: 'IN',
    outcome: 'REACHED',
    source: 'WECHAT',
    note: '问送货时间',
  });
  const where = { storeId_id: { storeId: store.id, id: callId } };
  await expect(db().customerCall.update({ where, data: { outcome: 'NOT_REACHED' } })).rejects.toThrow();
  expect(await db().customerCall.update({ where, data: { note: '' } })).toMatchObject({ note: '' });
});

test('the past, an answer that makes no sense, another store and somebody else’s are refused', async () => {
  const { ctx, customer, today, base, store } = await shop();
  const call = (more: object) =>
    recordCall.execute(ctx, { ...base(), customerId: customer.id, outcome: 'CALL_AGAIN', ...more });
  await expect(call({ againOn: addDays(today, -1) })).rejects.toThrow(FollowUpInThePast);
  await expect(call({})).rejects.toThrow(InvalidInput);
  await expect(call({ againOn: today, satisfaction: 5 })).rejects.toThrow(InvalidInput);
  const elsewhere = await shop();
  await expect(
    recordCall.execute(elsewhere.ctx, { ...base(), customerId: customer.id, outcome: 'REACHED' }),
  ).rejects.toThrow(Forbidden);
  const colleague = await makePerson(['CLERK'], store.id);
  const { followUpId } = await addFollowUp.execute(ctx, {
    ...base(),
    customerId: customer.id,
    dueDay: today,
    note: '问好',
  });
  const theirs = await contextOf(colleague);
  await expect(dropFollowUp.execute(theirs, { ...base(), followUpId, reason: '不用打' })).rejects.toThrow(
    Forbidden,
  );
  await giveFollowUp.execute(ctx, { ...base(), followUpId, personId: colleague.id });
  await dropFollowUp.execute(theirs, { ...base(), followUpId, reason: '客户已来店' });
  const row = await db().followUp.findFirstOrThrow({ where: { id: followUpId } });
  expect([row.droppedFor, dateToDay(row.dueDay)]).toEqual(['客户已来店', today]);
});

test('all that waits for who left goes to another, once, and only what waits in that store', async () => {
  const { store, person, ctx, manager, customer, today, base } = await shop();
  const other = await makePerson(['CLERK'], store.id);
  const elsewhere = await shop();
  for (let at = 0; at < 3; at += 1)
    await addFollowUp.execute(ctx, { ...base(), customerId: customer.id, dueDay: today, note: '电话' });
  const [done] = await waitingFollowUps(manager, { storeIds: [store.id] });
  await dropFollowUp.execute(ctx, { ...base(), followUpId: done?.id ?? '', reason: '不用' });
  const settings = () => followUpSettings(db(), store.id);
  expect((await settings()).holders).toEqual([
    { personId: person.id, name: person.name, waiting: 2, hasLeft: false },
  ]);
  // Somebody of another store, as a leaver is.
  const { person: left } = elsewhere;
  await db().followUp.updateMany({ where: { storeId: store.id, doneAt: null }, data: { personId: left.id } });
  expect((await settings()).holders).toMatchObject([{ personId: left.id, waiting: 2, hasLeft: true }]);

  const input = { ...base(), fromPersonId: left.id, toPersonId: other.id };
  const clerk = await contextOf(other);
  await expect(handOverFollowUps.execute(clerk, input)).rejects.toThrow(Forbidden);
  // Who calls elsewhere does not call here.
  const { person: stranger } = await shop();
  await expect(
    handOverFollowUps.execute(manager, { ...input, ...base(), toPersonId: stranger.id }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await handOverFollowUps.execute(manager, input)).toEqual({ moved: 2 });
  expect(await handOverFollowUps.execute(manager, input)).toEqual({ moved: 2 });
  expect(await handOverFollowUps.execute(manager, { ...input, ...base() })).toEqual({ moved: 0 });
  expect((await settings()).holders).toMatchObject([{ personId: other.id, waiting: 2, hasLeft: false }]);
  expect(await db().auditEntry.count({ where: { scopeId: store.id, action: 'followUps.handOver' } })).toBe(2);
});

test('rules are head office’s, a quota is its store’s and stands against the calls of a day', async () => {
  const { store, manager, ctx, base } = await shop();
  const office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
  const before = (await followUpSettings(db(), store.id)).rules;
  const rules = [
    { after: 'COMPLAINT' as const, days: 2, fromFen: 0 },
    { after: 'SALE' as const, days: 7, fromFen: 300_000 },
  ];
  await expect(setRules.execute(manager, { requestId: newId(), rules })).rejects.toThrow(Forbidden);
  await setRules.execute(office, { requestId: newId(), rules });
  expect((await followUpSettings(db(), store.id)).rules).toEqual([rules[1], rules[0]]);
  await setRules.execute(office, {
    requestId: newId(),
    rules: before.map(({ days, fromFen, after }) => ({
      days,
      fromFen,
      after: after === 'SALE' ? 'SALE' : 'COMPLAINT',
    })),
  });

  const quota = { role: 'CLERK' as const, calls: 8, firstContacts: 2 };
  await expect(setQuota.execute(ctx, { ...base(), ...quota })).rejects.toThrow(Forbidden);
  await setQuota.execute(manager, { ...base(), ...quota });
  expect((await followUpSettings(db(), store.id)).quotas).toEqual([
    quota,
    { role: 'STORE_MANAGER', calls: 20, firstContacts: 5 },
  ]);
  expect((await callsToday(ctx, store.id)).quota).toEqual({ calls: 8, firstContacts: 2 });
});
