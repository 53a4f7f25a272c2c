import { expect, test } from 'vitest';
import { calendarDay } from '@/lib/business-day';
import { isMemberCode } from '@/lib/member-code';
import { db } from '@/server/platform/db';
import { Forbidden } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { addCustomer } from './add-customer';
import { customerCards } from './customer-cards';
import { customersNamed } from './customers-named';
import { ConsentInFuture, MobileTaken, PhoneNumberWrong } from './errors';

const clerkOf = async (storeId: string) => contextOf(await makePerson(['CLERK'], storeId));

function wanted(storeId: string, number = '139-1234-5678') {
  return { requestId: newId(), storeId, name: '王小明', numbers: [{ number }] };
}

test('a customer is kept once, found from either end, and never named in the trail', async () => {
  const store = await makeStore();
  const ctx = await clerkOf(store.id);
  const input = wanted(store.id, '139 0000 0001');
  const first = await addCustomer.execute(ctx, input);
  expect(await addCustomer.execute(ctx, input)).toEqual(first);
  expect(isMemberCode(first.code)).toBe(true);

  const named = await customersNamed(db(), [first.customerId]);
  expect(named.get(first.customerId)).toMatchObject({ name: '王小明', maskedNumber: '139****0001' });
  const keys = await db().customerKey.findMany({ where: { customerId: first.customerId } });
  expect(keys.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['13900000001', '<10000000931', '王小明', '小明', 'wangxiaoming', 'wxm']),
  );
  const trail = await db().auditEntry.findMany({ where: { subjectId: first.customerId } });
  expect(trail).toHaveLength(1);
  expect(JSON.stringify(trail)).not.toMatch(/王小明|139[ *]|13900000001/);
});

test('two windows cannot give one mobile to two customers', async () => {
  const store = await makeStore();
  const ctx = await clerkOf(store.id);
  const tries = await Promise.allSettled(
    Array.from({ length: 4 }, () => addCustomer.execute(ctx, wanted(store.id, '13900000002'))),
  );
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const one of tries) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(MobileTaken);
});

test('a number nobody has and a person of another store are refused', async () => {
  const store = await makeStore();
  const elsewhere = await makeStore();
  const ctx = await clerkOf(store.id);
  await expect(addCustomer.execute(ctx, wanted(store.id, '1391234'))).rejects.toThrow(PhoneNumberWrong);
  await expect(addCustomer.execute(ctx, wanted(elsewhere.id))).rejects.toThrow(Forbidden);
});

test('whoever adds a customer as their own serves them, and may see the whole number', async () => {
  const store = await makeStore();
  const ctx = await clerkOf(store.id);
  const { customerId } = await addCustomer.execute(ctx, { ...wanted(store.id, '13900000003'), serve: true });
  const asker = { personId: ctx.actor?.kind === 'PERSON' ? ctx.actor.personId : '', now: ctx.now };
  const [card] = await customerCards(db(), [customerId], asker);
  expect(card).toMatchObject({ isYours: true, numbers: [{ number: '139 0000 0003', isMasked: false }] });
  const headOffice = await contextOf(await makePerson(['HEAD_OFFICE'], null));
  await expect(
    addCustomer.execute(headOffice, { ...wanted(store.id, '13900000004'), serve: true }),
  ).rejects.toThrow(Forbidden);
});

test('a consent is kept with the day it was given by the store’s clock; nobody agrees tomorrow', async () => {
  const store = await makeStore();
  const ctx = await clerkOf(store.id);
  const consent = { purpose: 'MARKETING' as const, given: '入会表' };
  const { customerId } = await addCustomer.execute(ctx, {
    ...wanted(store.id, '139 0000 0301'),
    consents: [
      { ...consent, givenOn: '2020-03-04' },
      { ...consent, purpose: 'FOLLOW_UP' },
    ],
  });
  const kept = await db().customerConsent.findMany({ where: { customerId }, orderBy: { givenAt: 'asc' } });
  expect(kept.map(({ givenAt }) => calendarDay(givenAt, store.timeZone))).toEqual([
    '2020-03-04',
    calendarDay(ctx.now, store.timeZone),
  ]);
  await expect(
    addCustomer.execute(ctx, {
      ...wanted(store.id, '139 0000 0302'),
      consents: [{ ...consent, givenOn: '2199-01-01' }],
    }),
  ).rejects.toThrow(ConsentInFuture);
});
