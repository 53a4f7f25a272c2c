import { beforeAll, describe, expect, test } from 'vitest';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { db } from '../platform/db';
import { newId } from '../platform/ids';
import { createCallerFactory } from '../platform/trpc';
import { appRouter } from '../router';
import type { RoleName } from '../staff/permissions';
import { MOST_OWN } from './view-rules';

const callerOf = createCallerFactory(appRouter);
let here: string;
let there: string;

beforeAll(async () => {
  here = (await makeStore()).id;
  there = (await makeStore()).id;
});

async function someone(roles: readonly RoleName[], storeId: string | null) {
  const person = await makePerson(roles, storeId);
  return { person, call: callerOf(await contextOf(person)) };
}

const tickets = { list: 'tickets' as const };
type Somebody = Awaited<ReturnType<typeof someone>>;
const keep = (of: Somebody, name: string, query: string) =>
  of.call.views.save({ ...tickets, requestId: newId(), name, query });
const seen = async (of: Somebody) => (await of.call.views.list(tickets)).views;
const refused = (code: string) => ({ message: code });

describe('a view of a list', () => {
  test('is its person’s: saved once per request, changed, renamed and removed by them alone, and on the trail', async () => {
    const manager = await someone(['STORE_MANAGER'], here);
    const other = await someone(['STORE_MANAGER'], here);
    const input = { ...tickets, requestId: newId(), name: ' 本店退货 ', query: 'to=2&cursor=x&kind=RETURN' };
    const { viewId } = await manager.call.views.save(input);
    expect(await manager.call.views.save(input)).toEqual({ viewId });
    expect(await seen(manager)).toMatchObject([
      { id: viewId, name: '本店退货', query: 'kind=RETURN&to=2', isOwn: true },
    ]);
    expect(await seen(other)).toEqual([]);

    const next = { viewId, query: 'kind=SALE' };
    await expect(other.call.views.change({ ...next, requestId: newId() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(other.call.views.rename({ viewId, name: '我的', requestId: newId() })).rejects.toMatchObject(
      { code: 'NOT_FOUND' },
    );
    await expect(other.call.views.remove({ viewId, requestId: newId() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await manager.call.views.change({ ...next, requestId: newId() });
    await manager.call.views.rename({ viewId, name: '本店销售', requestId: newId() });
    expect(await seen(manager)).toMatchObject([{ name: '本店销售', query: 'kind=SALE' }]);
    await manager.call.views.remove({ viewId, requestId: newId() });
    expect(await seen(manager)).toEqual([]);

    const trail = await db().auditEntry.findMany({
      where: { subjectId: viewId },
      orderBy: { occurredAt: 'asc' },
    });
    expect(trail.map(({ action }) => action)).toEqual([
      'views.save',
      'views.change',
      'views.rename',
      'views.remove',
    ]);
  });

  test('is kept of a list one may open, and no other', async () => {
    const clerk = await someone(['CLERK'], here);
    await expect(clerk.call.views.list({ list: 'audit' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      clerk.call.views.save({ list: 'audit', requestId: newId(), name: '全部', query: '' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('has a name of its own in its list', async () => {
    const manager = await someone(['STORE_MANAGER'], here);
    await keep(manager, '退货', 'kind=RETURN');
    const { viewId } = await keep(manager, '销售', 'kind=SALE');
    await expect(keep(manager, '退货', '')).rejects.toMatchObject(refused('VIEW_NAME_TAKEN'));
    await expect(
      manager.call.views.rename({ viewId, name: '退货', requestId: newId() }),
    ).rejects.toMatchObject(refused('VIEW_NAME_TAKEN'));
    await manager.call.views.save({ list: 'orders', requestId: newId(), name: '退货', query: '' });
  });

  test(`there are ${MOST_OWN} of a list, also when they are saved at once`, async () => {
    const manager = await someone(['STORE_MANAGER'], here);
    const saved = await Promise.allSettled(
      Array.from({ length: MOST_OWN + 3 }, (_, at) => keep(manager, `视图 ${at}`, `amount=${at}`)),
    );
    expect(saved.filter(({ status }) => status === 'fulfilled')).toHaveLength(MOST_OWN);
    const [first] = await seen(manager);
    await manager.call.views.remove({ viewId: first?.id ?? '', requestId: newId() });
    await keep(manager, '又有地方了', '');
    await expect(keep(manager, '没有了', '')).rejects.toMatchObject(refused('TOO_MANY_VIEWS'));
  });

  test('is kept by the database too: a place beyond the last, a name of blanks and a long question are refused', async () => {
    const row = { ownerId: newId(), list: 'tickets', place: 1, name: '好', query: '', savedAt: new Date() };
    const wrong = [{ place: MOST_OWN + 1 }, { name: ' ' }, { query: 'x'.repeat(1_501) }, { list: 'DROP' }];
    for (const part of wrong)
      await expect(
        db().listView.create({ data: { ...row, ...part, id: newId() } }),
        JSON.stringify(part),
      ).rejects.toThrow();
    await db().listView.create({ data: { ...row, id: newId() } });
  });
});

describe('a shared view', () => {
  test('is for everybody who may see the list; only who may share shares; others’ sharing is ended for the whole company alone', async () => {
    const [manager, clerk, office] = await Promise.all([
      someone(['STORE_MANAGER'], here),
      someone(['CLERK'], there),
      someone(['HEAD_OFFICE'], null),
    ]);
    const { viewId } = await keep(manager, '退货都看看', 'kind=RETURN');
    const own = await keep(clerk, '我的', 'kind=SALE');
    const share = (of: Somebody, id: string, shared: boolean) =>
      of.call.views.share({ viewId: id, shared, requestId: newId() });
    await expect(share(clerk, own.viewId, true)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(share(office, viewId, true)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await share(manager, viewId, true);
    expect(await seen(clerk)).toMatchObject([
      { id: own.viewId },
      { id: viewId, isOwn: false, owner: manager.person.name },
    ]);
    await expect(clerk.call.views.change({ viewId, query: '', requestId: newId() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const elsewhere = await someone(['STORE_MANAGER'], there);
    await expect(share(elsewhere, viewId, false)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await share(office, viewId, false);
    expect((await seen(clerk)).map(({ id }) => id)).toEqual([own.viewId]);
    expect((await seen(manager)).map(({ id }) => id)).toEqual([viewId]);
  });

  test('about stores: others’ are left out and counted, and one about foreign stores alone is not offered', async () => {
    const office = await someone(['HEAD_OFFICE'], null);
    const clerk = await someone(['CLERK'], here);
    const both = await keep(office, '两家店', `store=${here},${there}`);
    const far = await keep(office, '那家店', `store=${there}`);
    for (const { viewId } of [both, far])
      await office.call.views.share({ viewId, shared: true, requestId: newId() });
    const mine = (await seen(clerk)).filter(({ id }) => id === both.viewId || id === far.viewId);
    expect(mine).toMatchObject([{ id: both.viewId, query: `store=${here}`, storesLeftOut: 1 }]);
    expect(JSON.stringify(mine)).not.toContain(there);
    expect((await seen(office)).find(({ id }) => id === far.viewId)).toMatchObject({
      query: `store=${there}`,
      storesLeftOut: 0,
    });
  });

  test('of one’s own about a store one left stays, without its question', async () => {
    const clerk = await someone(['CLERK'], here);
    const { viewId } = await keep(clerk, '以前的店', `store=${there}`);
    expect((await seen(clerk)).filter(({ isOwn }) => isOwn)).toMatchObject([{ id: viewId, query: null }]);
  });
});
