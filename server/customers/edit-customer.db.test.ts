import { expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { Forbidden } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { makeCustomer } from '@/tests/factories/customers';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { customerDetail } from './customer-detail';
import { editCustomer } from './edit-customer';
import { CustomerChanged, CustomerErased, CustomerMerged, MobileTaken } from './errors';
import { findCustomers } from './find-customers';
import { giveConsent, withdrawConsent } from './keep-consents';
import { listCustomers } from './list-customers';
import { similarCustomers } from './similar-customers';

async function shop() {
  const store = await makeStore();
  const person = await makePerson(['CLERK'], store.id);
  const ctx = await contextOf(person);
  const base = () => ({ requestId: newId(), storeId: store.id });
  return { store, person, ctx, base };
}

/** The form as it opens, for a test to change. */
async function formOf(ctx: Parameters<typeof customerDetail>[0], customerId: string) {
  const { name, numbers, addresses, tags, updatedAt } = await customerDetail(ctx, customerId);
  return {
    customerId,
    name,
    numbers: numbers.map(({ id }) => ({ id })),
    addresses: addresses.map(({ id }) => ({ id })),
    tags,
    seen: updatedAt,
  };
}

test('a name is corrected by somebody who sees no number; keys follow, the trail says nothing personal', async () => {
  const { store, ctx, base } = await shop();
  const { id, number } = await makeCustomer(ctx, store.id, { name: '章子衣', number: '13502501001' });
  const later = { ...ctx, now: new Date(ctx.now.getTime() + 1_000) };
  const input = { ...base(), ...(await formOf(ctx, id)), name: '章子怡怡', tags: ['老客户'] };
  const first = await editCustomer.execute(later, input);
  expect(await editCustomer.execute(later, input)).toEqual(first);
  const find = async (term: string) =>
    (
      await findCustomers(db(), { term, take: 5 }, { personId: ctx.actor.personId, now: ctx.now })
    ).customers.map((one) => one.id);
  expect(await find('子怡怡')).toEqual([id]);
  expect(await find('章子衣')).toEqual([]);
  expect(await find(number)).toEqual([id]);
  const trail = await db().auditEntry.findMany({ where: { subjectId: id, action: 'customers.edit' } });
  expect(trail).toHaveLength(1);
  expect(JSON.stringify(trail)).not.toMatch(/章子|1350250|老客户/);
  expect(trail[0]?.after).toEqual({ parts: ['CUSTOMER_NAME', 'CUSTOMER_TAGS'] });
});

test('two forms opened at once: the second is told, and nothing of it is written', async () => {
  const { store, ctx, base } = await shop();
  const { id } = await makeCustomer(ctx, store.id, { name: '甲' });
  const form = await formOf(ctx, id);
  const later = { ...ctx, now: new Date(ctx.now.getTime() + 1_000) };
  const tries = await Promise.allSettled(
    ['乙', '丙', '丁'].map((name) => editCustomer.execute(later, { ...base(), ...form, name })),
  );
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const one of tries) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(CustomerChanged);
});

test('numbers come and go; another’s mobile is refused, a landline may be shared', async () => {
  const { store, ctx, base } = await shop();
  const one = await makeCustomer(ctx, store.id, { number: '13502501002' });
  const other = await makeCustomer(ctx, store.id, { number: '13502501003' });
  const form = await formOf(ctx, one.id);
  const withNumbers = (numbers: { number: string }[], seen = form.seen) =>
    editCustomer.execute(
      { ...ctx, now: new Date(seen.getTime() + 1_000) },
      { ...base(), ...form, numbers, seen },
    );
  await expect(withNumbers([{ number: other.number }])).rejects.toThrow(MobileTaken);
  const { updatedAt } = await withNumbers([{ number: '025-84561111' }, { number: '13502501004' }]);
  expect((await customerDetail(ctx, one.id)).numbers.map(({ number }) => number)).toEqual([
    '258****1111',
    '135****1004',
  ]);
  // The mobile that was let go is free for another.
  await makeCustomer(ctx, store.id, { number: '13502501002' });
  await expect(withNumbers([], form.seen)).rejects.toThrow(CustomerChanged);
  await withNumbers([], updatedAt);
  expect(await db().customerKey.count({ where: { customerId: one.id, key: { startsWith: '<' } } })).toBe(0);
});

test('a merged and an erased customer are not changed, nor by somebody without the right', async () => {
  const { store, ctx, base } = await shop();
  const one = await makeCustomer(ctx, store.id);
  const gone = await makeCustomer(ctx, store.id);
  const form = await formOf(ctx, gone.id);
  const keeper = await contextOf(await makePerson(['ACCOUNTANT'], store.id));
  await expect(editCustomer.execute(keeper, { ...base(), ...form })).rejects.toThrow(Forbidden);
  await db().customer.update({ where: { id: gone.id }, data: { mergedIntoId: one.id, mergedAt: ctx.now } });
  await expect(editCustomer.execute(ctx, { ...base(), ...form })).rejects.toThrow(CustomerMerged);
  await db().customer.update({
    where: { id: one.id },
    data: { name: '', erasedAt: ctx.now, erasedById: ctx.actor.personId },
  });
  await expect(
    giveConsent.execute(ctx, { ...base(), customerId: one.id, purpose: 'MARKETING', given: '口头' }),
  ).rejects.toThrow(CustomerErased);
});

test('a consent is given once, withdrawn once, and given again; each with its date', async () => {
  const { store, ctx, base } = await shop();
  const { id: customerId } = await makeCustomer(ctx, store.id);
  const give = () => giveConsent.execute(ctx, { ...base(), customerId, purpose: 'FOLLOW_UP', given: '签字' });
  const take = () => withdrawConsent.execute(ctx, { ...base(), customerId, purpose: 'FOLLOW_UP' });
  const all = await Promise.all([give(), give(), give()]);
  expect(all.filter(({ changed }) => changed)).toHaveLength(1);
  expect(await take()).toEqual({ changed: true });
  expect(await take()).toEqual({ changed: false });
  expect(await give()).toEqual({ changed: true });
  const { consents } = await customerDetail(ctx, customerId);
  expect(consents.map(({ withdrawnAt }) => withdrawnAt !== null).sort()).toEqual([false, true]);
  expect(consents[0]?.takenBy).toBe(ctx.actor.name);
});

test('who is written down may be known: by number, and by exactly this name', async () => {
  const { store, ctx } = await shop();
  const one = await makeCustomer(ctx, store.id, { name: '皇甫静静', number: '13502501010' });
  const ids = async (asked: { name?: string; number?: string; exceptId?: string }) =>
    (await similarCustomers(ctx, { name: '', number: '', ...asked })).map(({ id, hasThisMobile }) => [
      id,
      hasThisMobile,
    ]);
  expect(await ids({ number: '135 0250 1010' })).toEqual([[one.id, true]]);
  expect(await ids({ name: '皇甫静静' })).toEqual([[one.id, false]]);
  expect(await ids({ name: '皇甫静' })).toEqual([]);
  expect(await ids({ number: '1350250101' })).toEqual([]);
  expect(await ids({ name: '皇甫静静', exceptId: one.id })).toEqual([]);
});

test('the list is narrowed, and paged to its end without repeating anybody', async () => {
  const { store, ctx, base } = await shop();
  const asker = { personId: ctx.actor.personId, now: ctx.now };
  const made = [];
  for (let at = 0; at < 5; at += 1) made.push((await makeCustomer(ctx, store.id)).id);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listCustomers(db(), { storeId: store.id, ...(cursor ? { cursor } : {}) }, asker, 2);
    seen.push(...page.customers.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen.toSorted()).toEqual(made.toSorted());
  const [first = ''] = made;
  await giveConsent.execute(ctx, { ...base(), customerId: first, purpose: 'MARKETING', given: '口头' });
  const without = await listCustomers(db(), { storeId: store.id, mark: 'NO_CONSENT' }, asker);
  expect(without.customers.map(({ id }) => id)).not.toContain(first);
  expect(without.customers).toHaveLength(4);
  await db().customer.update({ where: { id: first }, data: { birthday: new Date('1990-06-15') } });
  const june = { ...asker, now: new Date('2026-06-01T04:00:00Z') };
  const may = { ...asker, now: new Date('2026-05-31T04:00:00Z') };
  const born = async (who: typeof asker) =>
    (await listCustomers(db(), { storeId: store.id, mark: 'BIRTHDAY' }, who)).customers.length;
  expect([await born(june), await born(may)]).toEqual([1, 0]);
  // By the store's clock: the first of June begins at four in the afternoon of Greenwich, the last day of serving ends then.
  const at = (time: string) => ({ ...asker, now: new Date(`2026-05-31T${time}Z`) });
  expect([await born(at('15:59')), await born(at('16:01'))]).toEqual([0, 1]);
  await db().customer.update({
    where: { id: first },
    data: { servedById: asker.personId, servedStoreId: store.id, servedUntil: new Date('2026-05-31') },
  });
  const served = async (who: typeof asker) =>
    (await listCustomers(db(), { storeId: store.id, servedById: asker.personId }, who)).customers.length;
  const unserved = async (who: typeof asker) =>
    (await listCustomers(db(), { storeId: store.id, mark: 'UNSERVED' }, who)).customers.length;
  expect([await served(at('15:59')), await served(at('16:01'))]).toEqual([1, 0]);
  expect([await unserved(at('15:59')), await unserved(at('16:01'))]).toEqual([4, 5]);
});
