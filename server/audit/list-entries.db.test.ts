import { beforeAll, expect, test } from 'vitest';
import type { ActorContext } from '@/server/platform/context';
import { db } from '@/server/platform/db';
import { Forbidden } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { livedDay } from '@/tests/factories/lived-day';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { auditPeople, listEntries } from './list-entries';
import { writeAuditEntry } from './write-audit-entry';

const NOON = new Date('2026-11-23T04:00:00Z');
const minute = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);

let stores: Awaited<ReturnType<typeof makeStore>>[];
let clerk: Awaited<ReturnType<typeof makePerson>>;
let boss: Awaited<ReturnType<typeof makePerson>>;

beforeAll(async () => {
  stores = [await makeStore(), await makeStore()];
  clerk = await makePerson(['CLERK'], null);
  boss = await makePerson(['HEAD_OFFICE'], null);
  for (let at = 0; at < 120; at += 1) {
    const storeId = at % 3 === 2 ? null : (stores[at % 3]?.id ?? null);
    await write(at % 10 === 0 ? boss : clerk, storeId, at % 2 === 0 ? 'zones.add' : 'tills.open', minute(at));
  }
});

async function write(
  person: { id: string; name: string },
  storeId: string | null,
  action: string,
  now: Date,
) {
  const ctx = await actorContext(person, now);
  await db().$transaction((tx) =>
    writeAuditEntry(tx, ctx, {
      storeId,
      action,
      subjectKind: 'zone',
      subjectId: newId(),
      after: { personId: person.id },
    }),
  );
}

async function actorContext(person: { id: string; name: string }, now = minute(200)): Promise<ActorContext> {
  const ctx = await contextOf(person, { now });
  if (!ctx.actor) throw new Error('no actor');
  return { ...ctx, actor: ctx.actor };
}

test('the whole trail is read latest first, page by page, each entry once', async () => {
  const ctx = await actorContext(boss);
  const seen: { id: string; occurredAt: Date }[] = [];
  let cursor: { occurredAt: Date; id: string } | undefined;
  for (let page = 0; page < 10; page += 1) {
    const { entries, next } = await listEntries(ctx, cursor ? { cursor } : {});
    seen.push(...entries);
    if (!next) break;
    cursor = next;
  }
  expect(seen).toHaveLength(120);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(120);
  const times = seen.map(({ occurredAt }) => occurredAt.getTime());
  expect(times).toEqual(times.toSorted((a, b) => b - a));
});

test('filters by store, company, person, act and time', async () => {
  const ctx = await actorContext(boss);
  const [store] = stores;
  expect((await listEntries(ctx, { scopes: [store?.id ?? ''] })).entries).toHaveLength(40);
  expect((await listEntries(ctx, { scopes: ['company'] })).entries).toHaveLength(40);
  const own = await listEntries(ctx, { personId: boss.id });
  expect(own.entries).toHaveLength(12);
  expect(own.entries.every(({ actor }) => actor === boss.name)).toBe(true);
  expect(own.names).toMatchObject({ [boss.id]: boss.name });
  const acts = await listEntries(ctx, { actions: ['tills.open'], from: minute(0), to: minute(10) });
  expect(acts.entries.map(({ occurredAt }) => occurredAt)).toEqual([9, 7, 5, 3, 1].map(minute));
});

test('several stores and the company are one trail, latest first, page by page', async () => {
  const ctx = await actorContext(boss);
  const [first, second] = stores;
  const walk = async (scopes: string[]) => {
    const asked = { scopes, from: minute(0) };
    const { entries, next } = await listEntries(ctx, asked);
    const rest = next ? await listEntries(ctx, { ...asked, cursor: next }) : { entries: [] };
    return [...entries, ...rest.entries];
  };
  const two = await walk([first?.id ?? '', second?.id ?? '']);
  expect(two).toHaveLength(80);
  expect(new Set(two.map(({ storeId }) => storeId))).toEqual(new Set([first?.id, second?.id]));
  const times = two.map(({ occurredAt }) => occurredAt.getTime());
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  const one = await walk(['company', second?.id ?? '']);
  expect(new Set(one.map(({ storeId }) => storeId))).toEqual(new Set([null, second?.id]));
});

test('a question about a person without a day looks back a month', async () => {
  const ctx = await actorContext(boss, minute(40 * 24 * 60));
  expect((await listEntries(ctx, { personId: boss.id })).entries).toEqual([]);
  expect((await listEntries(ctx, { personId: boss.id, from: minute(-1) })).entries).toHaveLength(12);
});

test('who may read one store sees that store alone, and not the company', async () => {
  const [first, second] = stores;
  const accountant = await makePerson(['ACCOUNTANT'], first?.id ?? '');
  const ctx = await actorContext(accountant);
  const { entries } = await listEntries(ctx, {});
  expect(new Set(entries.map(({ storeId }) => storeId))).toEqual(new Set([first?.id]));
  for (const scopes of [[second?.id ?? ''], ['company' as const], [first?.id ?? '', second?.id ?? '']])
    await expect(listEntries(ctx, { scopes })).rejects.toBeInstanceOf(Forbidden);
  expect((await auditPeople(ctx)).map(({ id }) => id)).toEqual(
    expect.arrayContaining([accountant.id, clerk.id]),
  );
});

test('cost is hidden from who may not see it', async () => {
  const admin = await makePerson(['ADMIN'], null);
  const storeId = stores[0]?.id ?? null;
  const facts = { storeId, action: 'purchasing.receive', subjectKind: 'receiving', subjectId: newId() };
  const ctx = await actorContext(boss);
  await db().$transaction((tx) =>
    writeAuditEntry(tx, ctx, { ...facts, after: { number: 'RK-1', amountFen: 123_400 } }),
  );
  const seenBy = async (person: typeof boss) =>
    (await listEntries(await actorContext(person), { actions: ['purchasing.receive'] })).entries[0]?.after;
  expect(await seenBy(admin)).toEqual({ number: 'RK-1' });
  expect(await seenBy(boss)).toEqual({ number: 'RK-1', amountFen: 123_400 });
});

test('an act is found under the name it was written with before its room had its own', async () => {
  const at = new Date('2026-11-24T04:00:00Z');
  const storeId = stores[0]?.id ?? null;
  await write(boss, storeId, 'stock.receive', at);
  await write(boss, storeId, 'purchasing.receive', new Date(at.getTime() + 60_000));
  const ctx = await actorContext(boss, new Date(at.getTime() + 120_000));
  const { entries } = await listEntries(ctx, { actions: ['purchasing.receive'], from: at });
  expect(entries.map(({ action }) => action)).toEqual(['purchasing.receive', 'stock.receive']);
});

test('daily checks are left out where they would hide everything else, and found where they are asked for', async () => {
  const at = new Date('2026-11-25T04:00:00Z');
  const storeId = stores[0]?.id ?? null;
  await write(boss, storeId, 'zones.recordCheck', at);
  await write(boss, storeId, 'zones.add', new Date(at.getTime() + 60_000));
  const ctx = await actorContext(boss, new Date(at.getTime() + 120_000));
  const acts = async (asked: Parameters<typeof listEntries>[1]) =>
    (await listEntries(ctx, { from: at, ...asked })).entries.map(({ action }) => action);
  expect(await acts({})).toEqual(['zones.add', 'zones.recordCheck']);
  expect(await acts({ withoutRoutine: true })).toEqual(['zones.add']);
  expect(await acts({ actions: ['zones.recordCheck'], withoutRoutine: true })).toEqual(['zones.recordCheck']);
  expect(await acts({ actions: ['zones.add', 'zones.recordCheck'] })).toHaveLength(2);
});

test('what an entry names is said by its number or name: zones, receipts, documents, and an approval by who gave it', async () => {
  const lived = await livedDay(false);
  const reader = await actorContext(boss, new Date(Date.now() + 60_000));
  const ticket = await db().ticket.findFirstOrThrow({ where: { storeId: lived.store.id } });
  const approval = await db().approval.findFirstOrThrow({ where: { storeId: lived.store.id } });
  const granter = await db().person.findUniqueOrThrow({ where: { id: approval.grantedById } });
  const named = async (id: string) => (await namesFor([id], lived.store.id))[id];
  expect(await named(ticket.id)).toBe(ticket.number);
  expect(await named(approval.id)).toBe(granter.name);
  expect(await named(lived.store.zones.floor.id)).toContain(lived.store.zones.floor.name);
  const receiving = await db().receiving.findFirstOrThrow({ where: { storeId: lived.store.id } });
  expect(await named(receiving.id)).toBe(`RC-${String(receiving.number).padStart(6, '0')}`);
  // Not of a store that has nothing to do with it.
  expect((await namesFor([ticket.id], stores[0]?.id ?? ''))[ticket.id]).toBeUndefined();

  async function namesFor(ids: string[], storeId: string) {
    const at = new Date('2027-01-01T00:00:00Z');
    await db().$transaction((tx) =>
      writeAuditEntry(
        tx,
        { ...reader, now: at },
        {
          storeId,
          action: 'zones.add',
          subjectKind: 'zone',
          subjectId: newId(),
          after: { ids },
        },
      ),
    );
    return (await listEntries(reader, { scopes: [storeId], from: at })).names;
  }
});
