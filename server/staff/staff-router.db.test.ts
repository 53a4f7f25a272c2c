import { expect, test } from 'vitest';
import { newId } from '@/server/platform/ids';
import { createCallerFactory } from '@/server/platform/trpc';
import { contextOf, makeAdministrator, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { authRouter, staffRouter } from './router';

const staffApi = createCallerFactory(staffRouter);

test('a person is made through the API with a sign-in name or without', async () => {
  const api = staffApi(await contextOf(await makeAdministrator()));
  for (const login of ['', null, 'through-the-api']) {
    const { personId } = await api.createPerson({ requestId: newId(), name: '接口', login, locale: 'en' });
    expect(await api.person({ personId })).toMatchObject({ name: '接口', login: login || null });
  }
});

test('me: stores, and what may be done in each and everywhere', async () => {
  const [own, other] = [await makeStore({ clerksSeeFloor: true }), await makeStore()];
  const clerk = staffApi(await contextOf(await makePerson(['CLERK'], own.id)));
  const mine = await clerk.me();
  expect(mine).toMatchObject({ roles: ['CLERK'], worksEverywhere: false, companyPermissions: [] });
  expect(mine.stores.map(({ id }) => id)).toEqual([own.id]);
  expect(mine.permissions[own.id]).toContain('prices.seeFloor');
  expect(mine.permissions[own.id]).not.toContain('people.read');
  const office = await staffApi(await contextOf(await makePerson(['HEAD_OFFICE'], null))).me();
  expect(office.stores.map(({ id }) => id)).toEqual(expect.arrayContaining([own.id, other.id]));
  expect(office.companyPermissions).toContain('people.read');
  expect(office.permissions[other.id]).not.toContain('sales.complete');
});

test('a manager reads the people of their own store alone, without sign-in names', async () => {
  const [own, other] = [await makeStore(), await makeStore()];
  const manager = await makePerson(['STORE_MANAGER'], own.id);
  const [clerk, elsewhere, both] = [
    await makePerson(['CLERK'], own.id),
    await makePerson(['CLERK'], other.id),
    await makePerson(['CLERK'], own.id),
  ];
  const admin = staffApi(await contextOf(await makeAdministrator()));
  await admin.grantRole({
    requestId: newId(),
    personId: both.id,
    role: 'STOCK_KEEPER',
    forStoreId: other.id,
  });
  await admin.editPerson({
    requestId: newId(),
    personId: clerk.id,
    name: '赵敏',
    login: 'zhaomin',
    locale: 'zh-CN',
  });
  const api = staffApi(await contextOf(manager));
  const { people } = await api.people({});
  const ids = people.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([manager.id, clerk.id, both.id]));
  expect(ids).not.toContain(elsewhere.id);
  expect(people.find(({ id }) => id === clerk.id)).toMatchObject({ name: '赵敏', login: null });
  expect(people.find(({ id }) => id === both.id)?.grants).toMatchObject([{ role: 'CLERK' }]);
  expect((await api.people({ search: 'zhaomin' })).people).toEqual([]);
  expect((await api.people({ search: 'zm' })).people.map(({ id }) => id)).toEqual([clerk.id]);
  await expect(api.person({ personId: elsewhere.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await api.person({ personId: clerk.id })).toMatchObject({ login: null, mayManage: false });
  const asClerk = staffApi(await contextOf(clerk));
  await expect(asClerk.people({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('people come page by page, by pinyin, each once; filters hold', async () => {
  const store = await makeStore();
  const admin = staffApi(await contextOf(await makeAdministrator()));
  const names = [
    '爱华',
    '海尔',
    '中兴',
    ...Array.from({ length: 55 }, (_, at) => `翻页${String(at).padStart(2, '0')}`),
  ];
  for (const name of names) {
    const { personId } = await admin.createPerson({ requestId: newId(), name, login: null, locale: 'zh-CN' });
    await admin.grantRole({ requestId: newId(), personId, role: 'TECHNICIAN', forStoreId: store.id });
  }
  const filter = { role: 'TECHNICIAN', storeId: store.id } as const;
  const first = await admin.people(filter);
  const second = await admin.people({ ...filter, cursor: first.next ?? undefined });
  expect([first.people.length, second.people.length, second.next]).toEqual([50, 8, null]);
  const listed = [...first.people, ...second.people].map(({ name }) => name);
  expect(new Set(listed).size).toBe(58);
  expect([listed[0], listed.at(-1)]).toEqual(['爱华', '中兴']);
  expect(listed.indexOf('海尔')).toBeGreaterThan(listed.indexOf('翻页54'));
  expect((await admin.people({ search: '50%' })).people).toEqual([]);
});

test('locking ends the session', async () => {
  const person = await makePerson(['CLERK'], (await makeStore()).id);
  const ctx = await contextOf(person);
  const sessionId = newId();
  await ctx.db.authSession.create({
    data: {
      id: sessionId,
      personId: person.id,
      startedAt: ctx.now,
      expiresAt: new Date(Date.now() + 60_000),
    },
  });
  await createCallerFactory(authRouter)(await contextOf(person, { sessionId })).lock();
  expect((await ctx.db.authSession.findUniqueOrThrow({ where: { id: sessionId } })).endedAt).not.toBeNull();
});
