import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { lookAt } from './look-at';
import { GONE_AFTER_MS } from './presence-rules';
import { pruneLooks } from './prune-looks';

type Context = Awaited<ReturnType<typeof contextOf>>;
let storeId: string;
let one: Context;
let other: Context;

beforeAll(async () => {
  const store = await makeStore();
  storeId = store.id;
  one = await contextOf(await makePerson(['CLERK'], storeId));
  other = await contextOf(await makePerson(['STORE_MANAGER'], storeId));
});

const aCase = () => ({ storeId, kind: 'COMPLAINT' as const, id: newId() });
const later = (ctx: Context, ms: number): Context => ({ ...ctx, now: new Date(ctx.now.getTime() + ms) });
const names = async (asked: ReturnType<typeof lookAt>) => (await asked).map(({ name }) => name);
const events = (subjectId: string) =>
  db().domainEvent.findMany({ where: { subjectId }, orderBy: { occurredAt: 'asc' }, select: { name: true } });

describe('who has a document open', () => {
  it('is seen by the other, and gone when they leave', async () => {
    const at = aCase();
    expect(await names(lookAt(one, at, false))).toEqual([]);
    expect(await names(lookAt(other, at, false))).toEqual([one.actor.name]);
    expect(await names(lookAt(one, at, false))).toEqual([other.actor.name]);
    await lookAt(other, at, true);
    expect(await names(lookAt(one, at, false))).toEqual([]);
  });

  it('is gone without a word after a while, and is nobody of another document', async () => {
    const at = aCase();
    await lookAt(one, at, false);
    expect(await names(lookAt(later(other, GONE_AFTER_MS - 1_000), at, false))).toEqual([one.actor.name]);
    expect(await names(lookAt(later(other, GONE_AFTER_MS + 1_000), at, false))).toEqual([]);
    expect(await names(lookAt(other, aCase(), false))).toEqual([]);
    expect(await names(lookAt(other, { ...at, kind: 'INCIDENT' }, false))).toEqual([]);
  });

  it('is one row and one event however often the page says so, also at once', async () => {
    const at = aCase();
    await lookAt(one, at, false);
    await Promise.all([1, 2, 3, 4].map((times) => lookAt(later(one, times * 5_000), at, false)));
    const rows = await db().pageLook.findMany({ where: { subjectId: at.id } });
    expect(rows.map(({ seenAt }) => seenAt)).toEqual([later(one, 20_000).now]);
    expect(await events(at.id)).toEqual([{ name: 'presence.come' }]);
    await lookAt(later(one, 21_000), at, true);
    await lookAt(later(one, 22_000), at, true);
    expect((await events(at.id)).map(({ name }) => name).sort()).toEqual(['presence.come', 'presence.leave']);
    expect(await db().pageLook.count({ where: { subjectId: at.id } })).toBe(0);
  });

  it('is forgotten at night where nobody said that they left', async () => {
    const at = aCase();
    await lookAt(one, at, false);
    await lookAt(later(other, 3_600_000), at, false);
    await pruneLooks(db(), later(one, 3_600_001).now);
    const left = await db().pageLook.findMany({ where: { subjectId: at.id } });
    expect(left.map(({ personId }) => personId)).toEqual([other.actor.personId]);
  });
});
