import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dayToDate } from '@/lib/business-day';
import { zoneItems } from '@/server/open-items/zone-items';
import { db } from '@/server/platform/db';
import { Forbidden, InvalidInput, NotFound, RequestConflict } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { addPhoto } from '@/server/zones/add-photo';
import { assignOwner, endAssignment } from '@/server/zones/assign-owner';
import { addCheckItem, closeCheckItem, editCheckItem } from '@/server/zones/checks/keep-check-items';
import { checksDue, listChecks } from '@/server/zones/checks/list-checks';
import { recordCheck } from '@/server/zones/checks/record-check';
import { closeZone } from '@/server/zones/close-zone';
import {
  CheckNotAsked,
  CheckOfAnother,
  ShelfCodeTaken,
  ShelfIsClosed,
  ShelfNotEmpty,
  ZoneNotEmpty,
} from '@/server/zones/errors';
import { addShelf, closeShelf, editShelf } from '@/server/zones/keep-shelves';
import { storePlan } from '@/server/zones/list-shelves';
import { unownedZones } from '@/server/zones/unowned-zones';
import { makeAttachment } from '@/tests/factories/attachments';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { placesOfProduct, shelfProducts } from './list-places';
import { placeOnShelf, takeFromShelf } from './place-on-shelf';

type Person = Awaited<ReturnType<typeof makePerson>>;
let store: Awaited<ReturnType<typeof makeStore>>;
let manager: Person;
let clerk: Person;
let other: Person;
let zoneId: string;

/** Tuesday noon in Shanghai. */
const NOON = new Date('2026-11-24T04:00:00Z');
const later = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);
const base = () => ({ requestId: newId(), storeId: store.id });
const as = (person: Person, now = NOON) => contextOf(person, { now });

beforeAll(async () => {
  store = await makeStore();
  manager = await makePerson(['STORE_MANAGER'], store.id);
  clerk = await makePerson(['CLERK'], store.id);
  other = await makePerson(['CLERK'], store.id);
});

let zones = 0;
beforeEach(async () => {
  zones += 1;
  zoneId = newId();
  await db().zone.create({
    data: { storeId: store.id, id: zoneId, code: `B${zones}`, name: `灯具${zones}`, kind: 'FLOOR' },
  });
});

const assign = async (personId: string, minutes: number) =>
  assignOwner.execute(await as(manager, later(minutes)), { ...base(), zoneId, personId, endsAt: null });

describe('zones nobody answers for', () => {
  const told = async (minutes: number) => {
    const { now, past } = await unownedZones(db(), store.id, later(minutes));
    const mine = <Z extends { zoneId: string }>(rows: Z[]) => rows.filter((row) => row.zoneId === zoneId);
    return { now: mine(now), past: mine(past) };
  };

  test('are told from the beginning, and stretches without anybody afterwards', async () => {
    expect(await told(0)).toMatchObject({ now: [{ since: null }], past: [] });
    const { assignmentId } = await assign(clerk.id, 0);
    expect(await told(60)).toEqual({ now: [], past: [] });
    await endAssignment.execute(await as(manager, later(60)), { ...base(), assignmentId });
    expect((await told(90)).now).toMatchObject([{ since: later(60) }]);
    await assign(other.id, 120);
    expect(await told(180)).toMatchObject({ now: [], past: [{ from: later(60), to: later(120) }] });
    expect(await told(60 * 24 * 40)).toEqual({ now: [], past: [] });
  });

  test('are also those whose owner was deactivated', async () => {
    const leaver = await makePerson(['CLERK'], store.id);
    await assign(leaver.id, 0);
    await db().person.update({ where: { id: leaver.id }, data: { deactivatedAt: later(30) } });
    expect((await told(60)).now).toMatchObject([{ since: later(30) }]);
  });
});

describe('shelves', () => {
  const shelf = async (code = 'S1') =>
    (await addShelf.execute(await as(manager), { ...base(), zoneId, code, name: '上层' })).shelfId;

  test('are added, renamed and closed by who keeps the zones, with a trail', async () => {
    const shelfId = await shelf();
    await expect(shelf()).rejects.toThrow(ShelfCodeTaken);
    await editShelf.execute(await as(manager), { ...base(), shelfId, name: '下层', position: 3 });
    const [plan] = (await storePlan(db(), store.id)).filter(({ id }) => id === zoneId);
    expect(plan?.shelves).toMatchObject([{ code: 'S1', name: '下层', position: 3, photo: null }]);
    const close = { ...base(), shelfId };
    await closeShelf.execute(await as(manager), close);
    await closeShelf.execute(await as(manager), close);
    await expect(closeShelf.execute(await as(manager), { ...base(), shelfId })).rejects.toThrow(
      ShelfIsClosed,
    );
    const foreign = await makeStore();
    await expect(
      addShelf.execute(await as(manager), { ...base(), zoneId: foreign.zones.floor.id, code: 'X', name: '' }),
    ).rejects.toThrow(NotFound);
    await expect(
      addShelf.execute(await as(clerk), { ...base(), zoneId, code: 'X', name: '' }),
    ).rejects.toThrow(Forbidden);
    expect(
      await db().auditEntry.count({
        where: {
          scopeId: store.id,
          subjectId: zoneId,
          action: { in: ['zones.addShelf', 'zones.editShelf', 'zones.closeShelf'] },
        },
      }),
    ).toBe(3);
  });

  test('hold products, one product on several; none closes under them', async () => {
    const [first, second] = [await shelf('S1'), await shelf('S2')];
    const product = await makeProduct();
    const productIds = [product.id];
    const place = { ...base(), shelfId: first, productIds };
    await placeOnShelf.execute(await as(clerk), place);
    await placeOnShelf.execute(await as(clerk), place);
    await placeOnShelf.execute(await as(clerk), { ...base(), shelfId: second, productIds });
    const [at] = await placesOfProduct(db(), store.id, product.id, NOON);
    expect(at).toMatchObject({ zoneId, selling: false, stands: false });
    expect(at?.shelves.map(({ code }) => code)).toEqual(['S1', 'S2']);
    await expect(closeShelf.execute(await as(manager), { ...base(), shelfId: first })).rejects.toThrow(
      ShelfNotEmpty,
    );
    await expect(closeZone.execute(await as(manager), { ...base(), zoneId })).rejects.toThrow(ZoneNotEmpty);
    for (const shelfId of [first, second])
      await takeFromShelf.execute(await as(clerk), { ...base(), shelfId, productIds });
    expect((await shelfProducts(db(), { storeId: store.id, shelfId: first })).rows).toEqual([]);
    await closeZone.execute(await as(manager), { ...base(), zoneId });
    await expect(
      placeOnShelf.execute(await as(clerk), { ...base(), shelfId: first, productIds }),
    ).rejects.toThrow(ShelfIsClosed);
  });

  test('one is not closed while something is placed on it', async () => {
    const shelfId = await shelf();
    const product = await makeProduct();
    await Promise.allSettled([
      placeOnShelf.execute(await as(clerk), { ...base(), shelfId, productIds: [product.id] }),
      closeZone.execute(await as(manager), { ...base(), zoneId }),
    ]);
    const [closed, placed] = [
      await db().shelf.count({ where: { storeId: store.id, id: shelfId, closedAt: { not: null } } }),
      await db().shelfPlace.count({ where: { storeId: store.id, shelfId, removedAt: null } }),
    ];
    expect(closed + placed).toBe(1);
  });

  test('another store’s shelf and an unknown product are refused', async () => {
    const shelfId = await shelf();
    const stranger = await makePerson(['CLERK'], (await makeStore()).id);
    const product = await makeProduct();
    const input = { ...base(), shelfId, productIds: [product.id] };
    await expect(placeOnShelf.execute(await as(stranger), input)).rejects.toThrow(Forbidden);
    await expect(
      placeOnShelf.execute(await as(clerk), { ...input, requestId: newId(), productIds: [newId()] }),
    ).rejects.toMatchObject({ code: 'STOCK_LINE_UNKNOWN' });
    await expect(
      placeOnShelf.execute(await as(clerk), { ...input, requestId: newId(), shelfId: newId() }),
    ).rejects.toThrow(NotFound);
  });
});

describe('pictures', () => {
  test('the newest of a zone is shown', async () => {
    const take = async () => {
      const ctx = await as(clerk);
      const attachmentId = await makeAttachment(ctx, store.id);
      return addPhoto.execute(ctx, { ...base(), zoneId, attachmentId });
    };
    await take();
    const { photoId } = await take();
    const [plan] = (await storePlan(db(), store.id)).filter(({ id }) => id === zoneId);
    expect(plan?.photo).toMatchObject({ id: photoId, takenBy: clerk.name });
  });

  test('one picture shows one thing, and is its sender’s own', async () => {
    const ctx = await as(clerk);
    const attachmentId = await makeAttachment(ctx, store.id);
    await expect(addPhoto.execute(await as(manager), { ...base(), zoneId, attachmentId })).rejects.toThrow(
      NotFound,
    );
    await addPhoto.execute(ctx, { ...base(), zoneId, attachmentId });
    await expect(addPhoto.execute(ctx, { ...base(), zoneId, attachmentId })).rejects.toThrow(RequestConflict);
  });
});

test('what is below zero is told to whoever answers for the zone', async () => {
  await assign(clerk.id, -60);
  const product = await makeProduct();
  await db().stockLevel.create({
    data: { storeId: store.id, zoneId, productId: product.id, onHand: -2 },
  });
  const of = { storeId: store.id, zoneId, now: NOON };
  const own = await zoneItems(db(), { ...of, ownerId: clerk.id });
  expect(own.negative).toMatchObject([{ productId: product.id, onHand: '-2' }]);
  expect((await zoneItems(db(), { ...of, ownerId: other.id })).negative).toEqual([]);
  expect((await zoneItems(db(), { ...of, ownerId: null })).negative).toHaveLength(1);
});

describe('checks', () => {
  let itemId: string;
  beforeEach(async () => {
    ({ itemId } = await addCheckItem.execute(await as(manager), {
      ...base(),
      rhythm: 'DAILY',
      text: `整洁${zones}`,
    }));
    await assign(clerk.id, -60);
  });
  const check = async (
    who: Person,
    over: Partial<Parameters<typeof recordCheck.execute>[1]> = {},
    now = NOON,
  ) => recordCheck.execute(await as(who, now), { ...base(), zoneId, itemId, passed: true, ...over });
  const due = async (now = NOON, item = itemId) =>
    (await checksDue(db(), store.id, now)).find((one) => one.zoneId === zoneId && one.itemId === item);

  test('are done by the owner or who keeps the zones; the latest of a day counts', async () => {
    expect((await due())?.last).toBeNull();
    const failed = {
      ...base(),
      passed: false,
      note: '价签缺 3 个',
      attachmentId: await makeAttachment(await as(clerk), store.id),
    };
    await check(clerk, failed);
    await check(clerk, failed);
    expect((await due())?.last).toMatchObject({ passed: false, note: '价签缺 3 个', person: clerk.name });
    await check(manager, {}, later(5));
    expect((await due(later(6)))?.last).toMatchObject({ passed: true, person: manager.name });
    expect((await due(later(24 * 60)))?.last).toBeNull();
    const { rows } = await listChecks(db(), { storeId: store.id, zoneId, failed: false });
    expect(rows.map(({ passed }) => passed)).toEqual([true, false]);
    expect(rows[1]?.photoId).toBeTruthy();
    expect(await db().auditEntry.count({ where: { action: 'zones.recordCheck', subjectId: zoneId } })).toBe(
      2,
    );
  });

  test('of two at once both are kept', async () => {
    await Promise.all([check(clerk), check(manager, { passed: false, note: '有灰' })]);
    expect(await db().zoneCheck.count({ where: { storeId: store.id, zoneId, itemId } })).toBe(2);
    expect((await due())?.last).not.toBeNull();
  });

  test('a failed one says why, and another’s zone is not theirs to check', async () => {
    await expect(check(clerk, { passed: false })).rejects.toThrow(InvalidInput);
    await expect(check(other)).rejects.toThrow(CheckOfAnother);
    await expect(check(await makePerson(['ACCOUNTANT'], null))).rejects.toThrow(Forbidden);
    await expect(check(clerk, { zoneId: newId() })).rejects.toThrow(NotFound);
    const foreign = await makeStore();
    await expect(check(manager, { zoneId: foreign.zones.floor.id })).rejects.toThrow(NotFound);
    await expect(check(manager, { zoneId: store.zones.damaged.id })).rejects.toThrow(CheckNotAsked);
  });

  test('a weekly one is for its week', async () => {
    const { itemId: slogan } = await addCheckItem.execute(await as(manager), {
      ...base(),
      rhythm: 'WEEKLY',
      text: '标语更换',
      floorOnly: true,
    });
    await check(clerk, { itemId: slogan });
    expect((await due(later(5 * 24 * 60), slogan))?.last).not.toBeNull();
    expect((await due(later(6 * 24 * 60), slogan))?.last).toBeNull();
    const row = await db().zoneCheck.findFirstOrThrow({ where: { itemId: slogan } });
    expect(row.period).toEqual(dayToDate('2026-11-23'));
  });

  test('an item can be reworded and taken off the list', async () => {
    await editCheckItem.execute(await as(manager), {
      ...base(),
      itemId,
      text: '地面整洁',
      floorOnly: false,
      position: 0,
    });
    expect((await due())?.text).toBe('地面整洁');
    await closeCheckItem.execute(await as(manager), { ...base(), itemId });
    expect(await due()).toBeUndefined();
    await expect(check(clerk)).rejects.toThrow(CheckNotAsked);
    await expect(closeCheckItem.execute(await as(clerk), { ...base(), itemId })).rejects.toThrow(Forbidden);
  });
});
