import { beforeAll, expect, test } from 'vitest';
import { dayToDate } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { Forbidden, InvalidInput, NotFound } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { contextOf, makeAdministrator, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { editStore } from './edit-store';
import { FirstDayHasBooks } from './errors';
import { storeSettings } from './store-settings';

let admin: Awaited<ReturnType<typeof makeAdministrator>>;
beforeAll(async () => {
  admin = await makeAdministrator();
});

function settingsOf(storeId: string) {
  return {
    requestId: newId(),
    storeId,
    name: '南门店',
    kind: 'SHOWROOM' as const,
    timeZone: 'Asia/Urumqi',
    dayStartMinute: 300,
    reportDeadlineMinute: 660,
    firstDay: '2026-01-01',
    drawerPolicy: 'OWN' as const,
    clerksSeeFloor: true,
    selfApproval: true,
    roundingLimitFen: 50,
    cashDifferenceLimitFen: 5_000,
    receiptWidthMm: 58 as const,
    receiptFooter: '七天无理由退换',
    address: '南门街 1 号',
    phone: '0991-1234567',
    reportPreparerId: null,
  };
}

test('how long goods come back, how much each role refunds alone and how receipts are printed are settings too', async () => {
  const store = await makeStore();
  const ctx = await contextOf(admin);
  expect(await storeSettings(db(), store.id)).toMatchObject({
    returnWindowDays: 7,
    returnLimitClerkFen: 50_000,
    receiptPrinting: 'ASK',
  });
  const rules = {
    returnWindowDays: 14,
    returnLimitClerkFen: 0,
    returnLimitManagerFen: 300_000,
    receiptPrinting: 'AUTOMATIC' as const,
  };
  await editStore.execute(ctx, { ...settingsOf(store.id), ...rules });
  expect(await storeSettings(db(), store.id)).toMatchObject(rules);
  const tooLong = { ...settingsOf(store.id), returnWindowDays: 4_000 };
  await expect(editStore.execute(ctx, tooLong)).rejects.toBeInstanceOf(InvalidInput);
});

test('changes every setting, forgets what was remembered, and keeps before and after of what changed', async () => {
  const store = await makeStore();
  await storeSettings(db(), store.id);
  const input = settingsOf(store.id);
  const ctx = await contextOf(admin);
  await editStore.execute(ctx, input);
  await editStore.execute(ctx, input);
  expect(await storeSettings(db(), store.id)).toMatchObject({
    name: '南门店',
    timeZone: 'Asia/Urumqi',
    receiptWidthMm: 58,
    code: store.code,
  });
  await editStore.execute(ctx, { ...input, requestId: newId() });
  await editStore.execute(ctx, { ...input, requestId: newId(), phone: '' });
  const entries = await db().auditEntry.findMany({
    where: { action: 'stores.edit', subjectId: store.id },
    orderBy: { id: 'asc' },
  });
  expect(entries).toHaveLength(2);
  expect(entries[0]).toMatchObject({
    before: { name: store.name, roundingLimitFen: 99 },
    after: { roundingLimitFen: 50 },
  });
  expect(entries[0]?.after).not.toHaveProperty('firstDay');
  expect(entries[1]).toMatchObject({ before: { phone: '0991-1234567' }, after: { phone: '' } });
});

test('when the shop closes is set, kept with before and after, and stays when it is left out', async () => {
  const store = await makeStore();
  const ctx = await contextOf(admin);
  await editStore.execute(ctx, settingsOf(store.id));
  await editStore.execute(ctx, { ...settingsOf(store.id), closingMinute: 90 });
  await editStore.execute(ctx, settingsOf(store.id));
  expect(await storeSettings(db(), store.id)).toMatchObject({ closingMinute: 90 });
  const entries = await db().auditEntry.findMany({
    where: { action: 'stores.edit', subjectId: store.id },
    orderBy: { id: 'asc' },
  });
  expect(entries).toHaveLength(2);
  expect(entries[1]).toMatchObject({ before: { closingMinute: 1_260 }, after: { closingMinute: 90 } });
});

test('how shortages are held to people is set, and stays when it is left out', async () => {
  const store = await makeStore();
  const ctx = await contextOf(admin);
  const rules = { shortageValuation: 'LIST', shortageSplit: 'EQUALLY', shortageWageCapBp: 1_000 } as const;
  await editStore.execute(ctx, { ...settingsOf(store.id), ...rules });
  await editStore.execute(ctx, { ...settingsOf(store.id), phone: '1' });
  expect(await storeSettings(db(), store.id)).toMatchObject({ ...rules, shortageExplainDays: 3 });
});

test.each(['STORE_MANAGER', 'HEAD_OFFICE', 'ACCOUNTANT', 'CLERK'] as const)('a %s may not', async (role) => {
  const store = await makeStore();
  const ctx = await contextOf(await makePerson([role], store.id));
  await expect(editStore.execute(ctx, settingsOf(store.id))).rejects.toThrow(Forbidden);
});

test('nonsense is refused', async () => {
  const store = await makeStore();
  const ctx = await contextOf(admin);
  const good = settingsOf(store.id);
  const wrong = [
    { ...good, timeZone: 'Mars/Base' },
    { ...good, dayStartMinute: 721 },
    { ...good, shortageWageCapBp: 2_001 },
    { ...good, shortageExplainDays: -1 },
    { ...good, reportDeadlineMinute: 0 },
    { ...good, closingMinute: 1_440 },
    { ...good, closingMinute: -1 },
    { ...good, roundingLimitFen: 100 },
    { ...good, name: '  ' },
    { ...good, firstDay: '2026-02-30' },
  ];
  for (const input of wrong) await expect(editStore.execute(ctx, input)).rejects.toThrow(InvalidInput);
  const strange = { ...good, reportPreparerId: newId() };
  await expect(editStore.execute(ctx, strange)).rejects.toThrow(NotFound);
});

test('a store cannot begin after its first books', async () => {
  const store = await makeStore();
  await db().businessDay.create({ data: { storeId: store.id, day: dayToDate('2026-03-01') } });
  const ctx = await contextOf(admin);
  const input = { ...settingsOf(store.id), firstDay: '2026-03-02' };
  await expect(editStore.execute(ctx, input)).rejects.toThrow(FirstDayHasBooks);
  await expect(editStore.execute(ctx, { ...input, firstDay: '2026-03-01' })).resolves.toBeTruthy();
});

test('two windows that change different settings keep both, and what neither touched stays', async () => {
  const store = await makeStore();
  const ctx = await contextOf(admin);
  await editStore.execute(ctx, { ...settingsOf(store.id), returnLimitClerkFen: 50_000 });
  const older = { ...settingsOf(store.id), returnLimitClerkFen: 50_000 };
  await editStore.execute(ctx, {
    ...settingsOf(store.id),
    returnLimitClerkFen: 10_000,
    touched: ['returnLimitClerkFen'],
  });
  await editStore.execute(ctx, { ...older, phone: '0991-7654321', touched: ['phone'] });
  expect(await storeSettings(db(), store.id)).toMatchObject({
    returnLimitClerkFen: 10_000,
    phone: '0991-7654321',
  });
  const entries = await db().auditEntry.findMany({
    where: { scopeId: store.id, action: 'stores.edit' },
    orderBy: { id: 'desc' },
    take: 1,
  });
  expect(entries[0]?.after).toEqual({ phone: '0991-7654321' });
});
