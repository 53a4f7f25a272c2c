import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { Forbidden, InvalidInput, NotFound } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { StoreCodeTaken } from '@/server/stores/errors';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makeAdministrator, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { addZone } from './add-zone';
import { assignOwner, endAssignment } from './assign-owner';
import { closeZone } from './close-zone';
import {
  ZoneAssignmentPast,
  ZoneCodeTaken,
  ZoneIsClosed,
  ZoneIsFixed,
  ZoneNotEmpty,
  ZoneOwnerElsewhere,
  ZoneOwnerOverlap,
} from './errors';
import { listZones, zoneOwners } from './list-zones';
import { openStore } from './open-store';
import { renameZone } from './rename-zone';

let admin: Awaited<ReturnType<typeof makeAdministrator>>;
let store: Awaited<ReturnType<typeof makeStore>>;
let manager: Awaited<ReturnType<typeof makePerson>>;
let clerk: Awaited<ReturnType<typeof makePerson>>;
let other: Awaited<ReturnType<typeof makePerson>>;

beforeAll(async () => {
  admin = await makeAdministrator();
  store = await makeStore();
  manager = await makePerson(['STORE_MANAGER'], store.id);
  clerk = await makePerson(['CLERK'], store.id);
  other = await makePerson(['CLERK'], store.id);
});

const NOON = new Date('2026-11-23T04:00:00Z');
const hour = (hours: number) => new Date(NOON.getTime() + hours * 3_600_000);
const asManager = (now = NOON) => contextOf(manager, { now });
const base = () => ({ requestId: newId(), storeId: store.id });

let codes = 0;
async function newZone() {
  codes += 1;
  const { zoneId } = await addZone.execute(await asManager(), {
    ...base(),
    code: `z${codes}`,
    name: `灯具${codes}`,
    kind: 'FLOOR',
  });
  return zoneId;
}

describe('opening a store', () => {
  const input = (code: string) => ({ requestId: newId(), code, name: '新店', timeZone: 'Asia/Shanghai' });

  test('makes it with its three zones and a till, once', async () => {
    const ctx = await contextOf(admin, { now: new Date('2026-11-22T19:00:00Z') });
    const open = input('n1');
    const { storeId } = await openStore.execute(ctx, open);
    expect(await openStore.execute(ctx, open)).toEqual({ storeId });
    const made = await db().store.findUniqueOrThrow({
      where: { id: storeId },
      include: { zones: true, tills: true },
    });
    // 03:00 in Shanghai still belongs to the day before.
    expect(made).toMatchObject({ code: 'N1', firstDay: new Date('2026-11-22T00:00:00Z') });
    expect(made.zones.map(({ code, kind, name }) => [code, kind, name])).toEqual(
      expect.arrayContaining([
        ['00', 'UNZONED', '未分区'],
        ['98', 'DAMAGED', '残次区'],
        ['99', 'AWAITING_PICKUP', '待提货'],
      ]),
    );
    expect(made.tills.map(({ code }) => code)).toEqual(['01']);
    expect(await db().auditEntry.count({ where: { scopeId: storeId } })).toBe(2);
  });

  test('a code is for one store, also when two are opened at once; nothing is left of the other', async () => {
    const ctx = await contextOf(admin);
    const results = await Promise.allSettled([
      openStore.execute(ctx, input('TWIN')),
      openStore.execute(ctx, input('TWIN')),
    ]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toBeInstanceOf(StoreCodeTaken);
    expect(await db().store.count({ where: { code: 'TWIN' } })).toBe(1);
  });

  test('only by an administrator of the company', async () => {
    for (const person of [
      manager,
      await makePerson(['ADMIN'], store.id),
      await makePerson(['HEAD_OFFICE'], null),
    ]) {
      await expect(openStore.execute(await contextOf(person), input('NO'))).rejects.toThrow(Forbidden);
    }
    await expect(openStore.execute(await contextOf(admin), input('too-long-code'))).rejects.toThrow(
      InvalidInput,
    );
  });
});

describe('zones', () => {
  test('are added and renamed by those of the store who may, with before and after', async () => {
    const zoneId = await newZone();
    await renameZone.execute(await asManager(), { ...base(), zoneId, name: '吊灯' });
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { action: 'zones.rename', subjectId: zoneId },
    });
    expect(entry).toMatchObject({
      actorId: manager.id,
      before: { name: `灯具${codes}` },
      after: { name: '吊灯' },
    });
    const strangers = [clerk, await makePerson(['STORE_MANAGER'], (await makeStore()).id)];
    for (const person of strangers) {
      const input = { ...base(), code: 'X', name: 'x', kind: 'FLOOR' as const };
      await expect(addZone.execute(await contextOf(person), input)).rejects.toThrow(Forbidden);
    }
  });

  test('a code is used once in a store', async () => {
    await newZone();
    const input = { ...base(), code: `Z${codes}`, name: '重复', kind: 'STOCKROOM' as const };
    await expect(addZone.execute(await asManager(), input)).rejects.toThrow(ZoneCodeTaken);
  });

  test('the fixed ones stay; another store cannot reach them', async () => {
    const fixed = { ...base(), zoneId: store.zones.damaged.id };
    await expect(closeZone.execute(await asManager(), fixed)).rejects.toThrow(ZoneIsFixed);
    const foreign = await makeStore();
    const input = { ...base(), zoneId: foreign.zones.floor.id };
    await expect(closeZone.execute(await asManager(), input)).rejects.toThrow(NotFound);
  });

  test('one closes when it is empty, and whoever answered for it no longer does', async () => {
    const zoneId = await newZone();
    await assignOwner.execute(await asManager(), { ...base(), zoneId, personId: clerk.id, endsAt: null });
    const input = { ...base(), zoneId };
    await closeZone.execute(await asManager(hour(1)), input);
    await closeZone.execute(await asManager(hour(1)), input);
    await expect(closeZone.execute(await asManager(hour(2)), { ...base(), zoneId })).rejects.toThrow(
      ZoneIsClosed,
    );
    expect((await zoneOwners(db(), store.id, hour(2))).get(zoneId)).toBeUndefined();
    expect(await db().auditEntry.count({ where: { action: 'zones.close', subjectId: zoneId } })).toBe(1);
    const assign = { ...base(), zoneId, personId: clerk.id, endsAt: null };
    await expect(assignOwner.execute(await asManager(hour(2)), assign)).rejects.toThrow(ZoneIsClosed);
  });

  test('one with stock, over or under, stays', async () => {
    const zoneId = await newZone();
    const product = await makeProduct();
    const key = { storeId: store.id, zoneId, productId: product.id };
    await db().stockLevel.create({ data: { ...key, onHand: -1 } });
    await expect(closeZone.execute(await asManager(), { ...base(), zoneId })).rejects.toThrow(ZoneNotEmpty);
  });
});

describe('who answers for a zone', () => {
  let zoneId: string;
  beforeEach(async () => {
    zoneId = await newZone();
  });
  const ownerAt = async (at: Date) => (await zoneOwners(db(), store.id, at)).get(zoneId) ?? null;

  async function assign(personId: string, from: Date | undefined, to: Date | null, now = NOON) {
    const input = { ...base(), zoneId, personId, endsAt: to, ...(from ? { startsAt: from } : {}) };
    return assignOwner.execute(await asManager(now), input);
  }

  test('is one person from one moment to another, taken over without a gap', async () => {
    await assign(clerk.id, undefined, null, NOON);
    await assign(other.id, undefined, null, hour(2));
    expect(await ownerAt(hour(-1))).toBeNull();
    expect(await ownerAt(NOON)).toBe(clerk.id);
    expect(await ownerAt(new Date(hour(2).getTime() - 1))).toBe(clerk.id);
    expect(await ownerAt(hour(2))).toBe(other.id);
    const [zone] = (await listZones(db(), store.id, hour(3))).filter(({ id }) => id === zoneId);
    expect(zone?.owner).toMatchObject({ personId: other.id, personName: other.name, gone: false });
    expect(zone?.assignments.map(({ state }) => state)).toEqual(['now', 'past']);
    const entries = await db().auditEntry.findMany({
      where: { action: 'zones.assignOwner', subjectId: zoneId },
      orderBy: { id: 'asc' },
    });
    expect(entries[1]).toMatchObject({ before: { personId: clerk.id }, after: { personId: other.id } });
  });

  test('is nobody of a year no calendar has', async () => {
    for (const from of [new Date(8.64e15 - 1_000), new Date('-000001-01-01T00:00:00Z')])
      await expect(assign(clerk.id, from, null)).rejects.toThrow(InvalidInput);
    await expect(assign(clerk.id, undefined, new Date(8.64e15))).rejects.toThrow(InvalidInput);
    expect(await ownerAt(hour(1))).toBeNull();
  });

  test('never two at once', async () => {
    await assign(clerk.id, hour(1), hour(3));
    for (const [from, to] of [
      [hour(2), hour(4)],
      [hour(0), null],
      [hour(1), hour(3)],
    ] as const) {
      await expect(assign(other.id, from, to)).rejects.toThrow(ZoneOwnerOverlap);
    }
    await expect(assign(other.id, hour(3), null)).resolves.toBeTruthy();
    await expect(assign(other.id, hour(-3), hour(1))).resolves.toBeTruthy();
  });

  test('never two at once, when both are assigned at once', async () => {
    const results = await Promise.allSettled([
      assign(clerk.id, hour(1), null),
      assign(other.id, hour(1), null),
    ]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toBeInstanceOf(ZoneOwnerOverlap);
  });

  test('taking over now does not touch what was agreed for later', async () => {
    await assign(clerk.id, hour(5), hour(9));
    await expect(assign(other.id, undefined, null)).rejects.toThrow(ZoneOwnerOverlap);
    await expect(assign(other.id, undefined, hour(5))).resolves.toBeTruthy();
  });

  test('works in the store', async () => {
    const stranger = await makePerson(['CLERK'], (await makeStore()).id);
    await expect(assign(stranger.id, undefined, null)).rejects.toThrow(ZoneOwnerElsewhere);
    await expect(assign(newId(), undefined, null)).rejects.toThrow(ZoneOwnerElsewhere);
  });

  test('an end comes after its start', async () => {
    await expect(assign(clerk.id, hour(2), hour(1))).rejects.toThrow(InvalidInput);
  });

  test('ends now, is taken back before it begins, and stays once it is past', async () => {
    const { assignmentId: running } = await assign(clerk.id, hour(-2), null);
    const { assignmentId: later } = await assign(clerk.id, hour(5), null).catch(() => ({ assignmentId: '' }));
    expect(later).toBe('');
    const end = async (assignmentId: string, now: Date) =>
      endAssignment.execute(await asManager(now), { ...base(), assignmentId });
    await end(running, hour(1));
    expect(await ownerAt(hour(1))).toBeNull();
    expect(await ownerAt(NOON)).toBe(clerk.id);
    await expect(end(running, hour(2))).rejects.toThrow(ZoneAssignmentPast);
    const future = await assign(other.id, hour(5), null, hour(2));
    await end(future.assignmentId, hour(3));
    expect(await ownerAt(hour(6))).toBeNull();
    await expect(end(future.assignmentId, hour(3))).rejects.toThrow(NotFound);
  });
});
