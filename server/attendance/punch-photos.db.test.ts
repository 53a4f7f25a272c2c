import { beforeEach, expect, test } from 'vitest';
import { ATTACHMENT_KINDS } from '@/server/attachment-kinds';
import { freeAttachments } from '@/server/attachments/free-attachments';
import { openAttachment } from '@/server/attachments/queries';
import { db } from '@/server/platform/db';
import { Forbidden, NotFound } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { makeAttachment } from '@/tests/factories/attachments';
import { attendedShop } from '@/tests/factories/attended';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { USUAL_POLICY } from './attendance-rules';
import { decidePunch } from './decide-punch';
import { PunchOfYourOwn } from './errors';
import { followCompanyRules, setAttendanceRules } from './keep-rules';
import { monthSheet } from './month-sheet';
import { policiesOf } from './policies';
import { rulesOf } from './rules-of';

const DAY = '2026-03-03';
let shop: Awaited<ReturnType<typeof attendedShop>>;
let office: Awaited<ReturnType<typeof contextOf>>;

beforeEach(async () => {
  shop = await attendedShop(DAY);
  office = await contextOf(await makePerson(['HEAD_OFFICE'], null), { now: shop.at(700) });
});

const photoBy = async (who = shop.clerk) =>
  makeAttachment(await shop.onTablet(who, shop.at(541)), shop.store.id, 'punchPhoto');

test('a manager clocks in without a line: the photo is handed over by whoever is signed in, and another manager confirms by it', async () => {
  const boss = await makePerson(['STORE_MANAGER'], shop.store.id);
  const photoId = await photoBy();
  const next = await makePerson(['CLERK'], shop.store.id);
  const said = { personId: boss.id, proof: 'NONE', photoId };
  expect(await shop.tap(shop.at(540), said, { now: shop.at(620), who: next })).toMatchObject({
    proof: 'NONE',
    flags: [],
  });
  const month = () => monthSheet(db(), shop.store.id, DAY.slice(0, 7));
  const [waits] = (await month()).unproved;
  expect(waits).toMatchObject({ personId: boss.id, photoId });
  const open = async (who: { id: string; name: string }) =>
    openAttachment(await contextOf(who), ATTACHMENT_KINDS, { storeId: shop.store.id, id: photoId });
  const other = await makePerson(['STORE_MANAGER'], shop.store.id);
  expect((await open(other)).mime).toBe('image/jpeg');
  expect((await open(boss)).mime).toBe('image/jpeg');
  await expect(open(next)).rejects.toThrow(NotFound);
  const decide = async (who: { id: string; name: string }) =>
    decidePunch.execute(await contextOf(who, { now: shop.at(700) }), {
      ...{ requestId: newId(), storeId: shop.store.id, punchId: waits?.id ?? '', accepted: true },
    });
  await expect(decide(boss)).rejects.toThrow(PunchOfYourOwn);
  await decide(other);
  expect((await month()).unproved).toEqual([]);
});

test('a photo is one punch’s, of its store and its kind; what is refused leaves nothing', async () => {
  const photoId = await photoBy();
  await shop.tap(shop.at(540), { photoId });
  await expect(shop.tap(shop.at(1_080), { photoId })).rejects.toThrow(NotFound);
  await expect(shop.tap(shop.at(1_080), { photoId: newId() })).rejects.toThrow(NotFound);
  const duty = await makeAttachment(
    await contextOf(await makePerson(['STORE_MANAGER'], shop.store.id)),
    shop.store.id,
    'dutyPhoto',
  );
  await expect(shop.tap(shop.at(1_080), { photoId: duty })).rejects.toThrow(NotFound);
  expect(await db().punch.count({ where: { storeId: shop.store.id } })).toBe(1);
  // Bound, it is kept when what waits is swept.
  await freeAttachments(db(), [], shop.at(700, '2026-03-06'));
  expect(await db().attachmentFreed.count({ where: { storeId: shop.store.id, attachmentId: photoId } })).toBe(
    0,
  );
});

test('where a photo is asked for and there is none, the punch counts and says so', async () => {
  expect((await shop.tap(shop.at(540))).flags).toEqual([]);
  const next = await makePerson(['CLERK'], shop.store.id);
  expect((await shop.tap(shop.at(545), { proof: 'NONE', personId: next.id })).flags).toEqual(['NO_PHOTO']);
  await setAttendanceRules.execute(office, {
    ...{ requestId: newId(), ofStoreId: shop.store.id, ...USUAL_POLICY, photos: 'EVERY' },
  });
  expect((await shop.tap(shop.at(700), { kind: 'STEP_OUT', reason: '取货' })).flags).toEqual([]);
  expect((await shop.tap(shop.at(1_080))).flags).toEqual(['NO_PHOTO']);
  expect((await shop.tap(shop.at(1_085), { photoId: await photoBy() })).flags).toEqual([]);
});

test('a store’s own rules say who set them, and give way to the company’s again', async () => {
  const ofStoreId = shop.store.id;
  const of = () => ({ requestId: newId(), ofStoreId });
  await setAttendanceRules.execute(office, { ...of(), ...USUAL_POLICY, graceMinutes: 11, restRate: 250 });
  const by = await db().person.findUniqueOrThrow({
    where: { id: (office.actor as { personId: string }).personId },
  });
  expect(await rulesOf(db(), ofStoreId)).toMatchObject({
    rules: { graceMinutes: 11, restRate: 250 },
    own: { setBy: by.name, setAt: office.now },
    storesWithOwn: expect.arrayContaining([ofStoreId]),
  });
  const manager = await contextOf(await makePerson(['STORE_MANAGER'], ofStoreId));
  await expect(followCompanyRules.execute(manager, of())).rejects.toThrow(Forbidden);
  await followCompanyRules.execute(office, of());
  expect((await rulesOf(db(), ofStoreId)).own).toBeNull();
  expect((await policiesOf(db(), [ofStoreId]))(ofStoreId).graceMinutes).not.toBe(11);
  await expect(followCompanyRules.execute(office, of())).rejects.toThrow(NotFound);
  await expect(
    setAttendanceRules.execute(office, { ...of(), ...USUAL_POLICY, workRate: 99 }),
  ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});
