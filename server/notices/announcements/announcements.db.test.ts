import { beforeAll, expect, it } from 'vitest';
import { contextFor } from '@/server/context';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { asOwner } from '@/tests/helpers/database';
import { announce, announceInStore } from './announce';
import { asItsReader, confirmRead } from './confirm-read';
import { closeAnnouncement, closeInStore, remindInStore, remindUnread } from './end-and-remind';
import { announcementDetail, listAnnouncements, mustReads } from './list-announcements';
import { settleAnnouncement, tellAnnouncement, tellNewcomers, tellUnread } from './tell-announcement';

let here: Awaited<ReturnType<typeof makeStore>>;
let there: Awaited<ReturnType<typeof makeStore>>;
type Ctx = Awaited<ReturnType<typeof contextOf>>;
let clerk: Ctx;
let manager: Ctx;
let stranger: Ctx;
let office: Ctx;
const idOf = (ctx: Ctx) => ctx.actor.personId;
const job = (now = new Date()) => contextFor({ kind: 'JOB' as const, job: 'test' }, { now });
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);

beforeAll(async () => {
  here = await makeStore();
  there = await makeStore();
  clerk = await contextOf(await makePerson(['CLERK'], here.id));
  manager = await contextOf(await makePerson(['STORE_MANAGER'], here.id));
  stranger = await contextOf(await makePerson(['CLERK'], there.id));
  office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
});

const said = (over: object = {}) => ({
  requestId: newId(),
  title: '三包新规',
  text: '十二月一日起执行。',
  mustRead: true,
  ...over,
});
const confirm = (ctx: Ctx, announcementId: string) =>
  confirmRead.execute(asItsReader(ctx), { requestId: newId(), announcementId });
const eventOf = (announcementId: string, name: string) =>
  db().domainEvent.findFirstOrThrow({ where: { subjectId: announcementId, name } });
const told = async (announcementId: string) =>
  (await db().notice.findMany({ where: { cause: { startsWith: `announcement:${announcementId}` } } })).map(
    ({ personId, kind, doneAt }) => ({ personId, kind, done: doneAt !== null }),
  );
const waiting = async (ctx: Ctx) => (await mustReads(ctx)).map(({ id }) => id);

it('of head office concerns the stores and roles it names, until each has confirmed, once', async () => {
  const { announcementId } = await announce.execute(office, said({ storeIds: [here.id], roles: ['CLERK'] }));
  expect(await waiting(clerk)).toContain(announcementId);
  expect(await waiting(manager)).not.toContain(announcementId);
  expect(await waiting(stranger)).not.toContain(announcementId);
  await expect(announcementDetail(stranger, announcementId)).rejects.toMatchObject({
    code: 'ANNOUNCEMENT_UNKNOWN',
  });
  await expect(confirm(stranger, announcementId)).rejects.toMatchObject({ code: 'ANNOUNCEMENT_UNKNOWN' });
  await tellAnnouncement(job(), await eventOf(announcementId, 'notices.announce'));
  expect(await told(announcementId)).toEqual([{ personId: idOf(clerk), kind: 'ANNOUNCED', done: false }]);
  await Promise.all([confirm(clerk, announcementId), confirm(clerk, announcementId)]);
  expect(await waiting(clerk)).not.toContain(announcementId);
  expect(await told(announcementId)).toEqual([{ personId: idOf(clerk), kind: 'ANNOUNCED', done: true }]);
  expect(await db().announcementConfirmation.count({ where: { announcementId } })).toBe(1);
  expect(
    await db().auditEntry.count({ where: { subjectId: announcementId, action: 'notices.confirm' } }),
  ).toBe(1);
  await expect(
    asOwner(`DELETE FROM announcement_confirmation WHERE announcement_id = '${announcementId}'`),
  ).rejects.toThrow();
  await expect(asOwner(`UPDATE announcement SET text = 'x' WHERE id = '${announcementId}'`)).rejects.toThrow(
    /stays as it was said/,
  );
});

it('is seen by whoever comes to the role later, and rung for them', async () => {
  const { announcementId } = await announce.execute(office, said({ storeIds: [there.id] }));
  await tellAnnouncement(job(), await eventOf(announcementId, 'notices.announce'));
  const newcomer = await contextOf(await makePerson(['STOCK_KEEPER'], there.id));
  expect(await waiting(newcomer)).toContain(announcementId);
  await Promise.all([tellNewcomers(job()), tellNewcomers(job())]);
  const people = (await told(announcementId)).map(({ personId }) => personId);
  expect(people.filter((id) => id === idOf(newcomer))).toHaveLength(1);
  expect(people.filter((id) => id === idOf(stranger))).toHaveLength(1);
});

it('of a manager stays in the store', async () => {
  const { announcementId } = await announceInStore.execute(manager, { ...said(), storeId: here.id });
  expect(await waiting(clerk)).toContain(announcementId);
  expect(await waiting(manager)).not.toContain(announcementId);
  await expect(
    announceInStore.execute(manager, { ...said({ personIds: [idOf(stranger)] }), storeId: here.id }),
  ).rejects.toMatchObject({ code: 'ANNOUNCEMENT_FOR_NOBODY' });
  await expect(announceInStore.execute(manager, { ...said(), storeId: there.id })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  await expect(announce.execute(manager, said())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(announceInStore.execute(clerk, { ...said(), storeId: here.id })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  // Head office's is not the manager's to end, nor the other way round.
  await expect(
    closeAnnouncement.execute(office, { requestId: newId(), announcementId }),
  ).rejects.toMatchObject({ code: 'ANNOUNCEMENT_UNKNOWN' });
  await closeInStore.execute(manager, { requestId: newId(), storeId: here.id, announcementId });
  expect(await waiting(clerk)).not.toContain(announcementId);
  await expect(confirm(clerk, announcementId)).rejects.toMatchObject({ code: 'ANNOUNCEMENT_CLOSED' });
});

it('says who has read it, reminds the others once an hour, and nobody once all have', async () => {
  const { announcementId } = await announce.execute(
    office,
    said({ personIds: [idOf(clerk), idOf(stranger)] }),
  );
  await confirm(clerk, announcementId);
  const detail = await announcementDetail(office, announcementId);
  expect(detail.readers?.filter(({ readAt }) => readAt === null).map(({ id }) => id)).toEqual([
    idOf(stranger),
  ]);
  expect((await announcementDetail(clerk, announcementId)).readers).toBeNull();
  const at = (minutes: number) => contextOf({ id: idOf(office), name: '' }, { now: later(minutes) });
  const remind = async (minutes: number) =>
    remindUnread.execute(await at(minutes), { requestId: newId(), announcementId });
  const both = await Promise.allSettled([remind(0), remind(0)]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expect(remind(59)).rejects.toMatchObject({ code: 'REMINDED_ALREADY', params: { minutes: 1 } });
  await tellUnread(job(), await eventOf(announcementId, 'notices.remindUnread'));
  expect(await told(announcementId)).toEqual([
    { personId: idOf(stranger), kind: 'ANNOUNCEMENT_UNREAD', done: false },
  ]);
  await remind(61);
  await confirm(stranger, announcementId);
  await expect(remind(180)).rejects.toMatchObject({ code: 'NOBODY_TO_REMIND' });
  await closeAnnouncement.execute(office, { requestId: newId(), announcementId });
  await settleAnnouncement(job(), await eventOf(announcementId, 'notices.closeAnnouncement'));
  await expect(
    remindInStore.execute(manager, { requestId: newId(), storeId: here.id, announcementId }),
  ).rejects.toMatchObject({ code: 'ANNOUNCEMENT_UNKNOWN' });
});

it('lists what concerns one, and what one may write the like of', async () => {
  const mine = (await listAnnouncements(clerk, {})).rows.map(({ title }) => title);
  expect(mine.length).toBeGreaterThan(0);
  const everything = (await listAnnouncements(office, {})).rows.length;
  expect(everything).toBeGreaterThan((await listAnnouncements(stranger, {})).rows.length);
});
