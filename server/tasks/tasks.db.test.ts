import { beforeAll, expect, it } from 'vitest';
import { contextFor } from '@/server/context';
import { settleTaskNotices, tellTask } from '@/server/notices/tell-task';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { makeAttachment } from '@/tests/factories/attachments';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { asOwner } from '@/tests/helpers/database';
import { cancelTask, doTask, handOnTask, reopenTask, takeTask } from './do-task';
import { giveTask } from './give-task';
import { giveToStores } from './give-to-stores';
import { listTasks, taskTotals } from './list-tasks';
import { daysDue, makeDueTasks } from './make-due-tasks';
import { endRepeated, repeatTask } from './repeat-task';

let store: Awaited<ReturnType<typeof makeStore>>;
let other: Awaited<ReturnType<typeof makeStore>>;
type Ctx = Awaited<ReturnType<typeof contextOf>>;
let clerk: Ctx;
let colleague: Ctx;
let manager: Ctx;
let office: Ctx;
const idOf = (ctx: Ctx) => ctx.actor.personId;
const job = (now = new Date()) => contextFor({ kind: 'JOB' as const, job: 'test' }, { now });

beforeAll(async () => {
  store = await makeStore({ timeZone: 'Asia/Shanghai' });
  other = await makeStore({ timeZone: 'Asia/Shanghai' });
  clerk = await contextOf(await makePerson(['CLERK'], store.id));
  colleague = await contextOf(await makePerson(['CLERK'], store.id));
  manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
});

const given = async (over: { needsPhoto?: boolean; ownerId?: string } = {}) =>
  (
    await giveTask.execute(manager, {
      requestId: newId(),
      storeId: store.id,
      title: '擦橱窗',
      ownerId: idOf(clerk),
      dueDay: '2026-11-30',
      dueMinute: 600,
      ...over,
    })
  ).taskId;
const of = (taskId: string) => ({ requestId: newId(), storeId: store.id, taskId });
const rowOf = (id: string) =>
  db().task.findUniqueOrThrow({ where: { storeId_id: { storeId: store.id, id } } });

it('is given by a manager to whoever works there, due at its minute by the store’s clock', async () => {
  const row = await rowOf(await given());
  expect(row).toMatchObject({
    title: '擦橱窗',
    ownerId: idOf(clerk),
    dueAt: new Date('2026-11-30T10:00:00+08:00'),
  });
  const stranger = await makePerson(['CLERK'], other.id);
  await expect(given({ ownerId: stranger.id })).rejects.toMatchObject({ code: 'TASK_OWNER_NOT_AT_WORK' });
  await expect(
    giveTask.execute(clerk, {
      requestId: newId(),
      storeId: store.id,
      title: 'x',
      ownerId: idOf(clerk),
      dueDay: '2026-11-30',
    }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

it('is given once however often it is sent', async () => {
  const input = {
    requestId: newId(),
    storeId: store.id,
    title: '补价签',
    ownerId: idOf(clerk),
    dueDay: '2026-11-30',
  };
  const all = await Promise.all([giveTask.execute(manager, input), giveTask.execute(manager, input)]);
  expect(all[0]).toEqual(all[1]);
  expect(await db().task.count({ where: { title: '补价签', storeId: store.id } })).toBe(1);
  expect(await db().auditEntry.count({ where: { subjectId: input.requestId, action: 'tasks.give' } })).toBe(
    1,
  );
});

it('is done by its owner, of two at once by one; others take it over first', async () => {
  const taskId = await given();
  await expect(doTask.execute(colleague, of(taskId))).rejects.toMatchObject({ code: 'TASK_OF_ANOTHER' });
  await takeTask.execute(colleague, of(taskId));
  await expect(doTask.execute(clerk, of(taskId))).rejects.toMatchObject({ code: 'TASK_OF_ANOTHER' });
  const both = await Promise.allSettled([
    doTask.execute(colleague, { ...of(taskId), note: '好了' }),
    doTask.execute(manager, of(taskId)),
  ]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'TASK_STATE_WRONG' },
  });
  const acts = await db().auditEntry.findMany({ where: { subjectId: taskId }, select: { action: true } });
  expect(acts.map(({ action }) => action).sort()).toEqual(['tasks.do', 'tasks.give', 'tasks.take']);
});

it('is handed on, and cancelled only by who gives tasks', async () => {
  const taskId = await given();
  await handOnTask.execute(clerk, { ...of(taskId), toPersonId: idOf(colleague) });
  expect((await rowOf(taskId)).ownerId).toBe(idOf(colleague));
  await expect(handOnTask.execute(clerk, { ...of(taskId), toPersonId: idOf(clerk) })).rejects.toMatchObject({
    code: 'TASK_OF_ANOTHER',
  });
  await expect(cancelTask.execute(colleague, { ...of(taskId), reason: '不用了' })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  await cancelTask.execute(manager, { ...of(taskId), reason: '不用了' });
  await expect(doTask.execute(colleague, of(taskId))).rejects.toMatchObject({ code: 'TASK_STATE_WRONG' });
});

it('with a photo wanted is not done without one of the doer’s own, neither for the command nor for the database', async () => {
  const taskId = await given({ needsPhoto: true });
  await expect(doTask.execute(clerk, of(taskId))).rejects.toMatchObject({ code: 'TASK_NEEDS_PHOTO' });
  await expect(
    asOwner(`UPDATE task SET done_at = now(), done_by_id = owner_id WHERE id = '${taskId}'`),
  ).rejects.toThrow(/task_done_shows_its_photo/);
  const foreign = await makeAttachment(colleague, store.id, 'taskPhoto');
  await expect(doTask.execute(clerk, { ...of(taskId), photoId: foreign })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  const photoId = await makeAttachment(clerk, store.id, 'taskPhoto');
  await doTask.execute(clerk, { ...of(taskId), photoId });
  expect((await rowOf(taskId)).photoId).toBe(photoId);
  await reopenTask.execute(manager, { ...of(taskId), reason: '没擦干净' });
  expect(await rowOf(taskId)).toMatchObject({ doneAt: null, doneById: null, photoId: null });
  await expect(asOwner(`DELETE FROM task_photo WHERE id = '${photoId}'`)).rejects.toThrow();
});

it('of head office goes to each store’s own manager, to all stores or none', async () => {
  const ask = (requestId: string) =>
    giveToStores.execute(office, {
      requestId,
      storeIds: [store.id, other.id],
      title: '国庆陈列',
      dueDay: '2026-12-01',
    });
  await expect(ask(newId())).rejects.toMatchObject({
    code: 'STORE_WITHOUT_MANAGER',
    params: { store: other.name },
  });
  expect(await db().task.count({ where: { title: '国庆陈列' } })).toBe(0);
  const second = await makePerson(['STORE_MANAGER'], other.id);
  const requestId = newId();
  await ask(requestId);
  await ask(requestId);
  const rows = await db().task.findMany({
    where: { title: '国庆陈列' },
    select: { storeId: true, ownerId: true },
  });
  expect(new Map(rows.map(({ storeId, ownerId }) => [storeId, ownerId]))).toEqual(
    new Map([
      [store.id, idOf(manager)],
      [other.id, second.id],
    ]),
  );
  await expect(
    giveToStores.execute(manager, {
      requestId: newId(),
      storeIds: [store.id],
      title: 'x',
      dueDay: '2026-12-01',
    }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

it('comes again once a day, also after days without anybody to make it, and with two workers', async () => {
  const at = (text: string) => new Date(`${text}+08:00`);
  const begun = await contextOf({ id: idOf(manager), name: '' }, { now: at('2026-11-02T09:00:00') });
  const { repeatId, made } = await repeatTask.execute(begun, {
    requestId: newId(),
    storeId: store.id,
    title: '开门检查',
    ownerId: idOf(clerk),
    from: '2026-11-01',
    when: { rhythm: 'DAILY' },
    dueMinute: 570,
  });
  expect(made).toBe(2);
  const days = async () =>
    (await db().task.findMany({ where: { repeatId }, orderBy: { dueDay: 'asc' } })).map(({ dueDay }) =>
      dueDay.toISOString().slice(0, 10),
    );
  // Before four it is still the day before.
  await makeDueTasks(job(at('2026-11-03T03:59:00')));
  expect(await days()).toEqual(['2026-11-01', '2026-11-02']);
  await Promise.all([
    makeDueTasks(job(at('2026-11-06T08:00:00'))),
    makeDueTasks(job(at('2026-11-06T08:00:01'))),
  ]);
  expect(await days()).toEqual([1, 2, 3, 4, 5, 6].map((day) => `2026-11-0${day}`));
  await makeDueTasks(job(at('2026-11-06T08:05:00')));
  expect(await days()).toHaveLength(6);
  await endRepeated.execute(manager, { requestId: newId(), storeId: store.id, repeatId });
  await makeDueTasks(job(at('2026-11-09T08:00:00')));
  expect(await days()).toHaveLength(6);
  await expect(
    endRepeated.execute(manager, { requestId: newId(), storeId: store.id, repeatId }),
  ).rejects.toMatchObject({ code: 'TASK_STATE_WRONG' });
});

it('of a day is one by the database too, and a rhythm is whole', async () => {
  const rows = await db().task.findMany({ where: { storeId: store.id, repeatId: { not: null } }, take: 1 });
  const [row] = rows;
  if (!row) throw new Error('made above');
  await expect(db().task.create({ data: { ...row, id: newId() } })).rejects.toThrow();
  await expect(
    asOwner(`UPDATE task_repeat SET rhythm = 'WEEKLY' WHERE id = '${row.repeatId}'`),
  ).rejects.toThrow(/task_repeat_rhythm_is_whole/);
  // A year without a server is made up for by a month.
  expect(daysDue({ rhythm: 'DAILY', weekdays: [], monthDay: null }, '2025-11-01', '2026-11-06')).toHaveLength(
    32,
  );
});

it('tells its owner, and no more once it is done', async () => {
  const taskId = await given();
  const event = await db().domainEvent.findFirstOrThrow({ where: { subjectId: taskId, name: 'tasks.give' } });
  await tellTask(job(), event);
  await tellTask(job(), event);
  const told = () =>
    db().notice.findMany({ where: { kind: 'TASK_GIVEN', cause: { startsWith: `task:${taskId}` } } });
  expect(await told()).toMatchObject([{ personId: idOf(clerk), doneAt: null }]);
  await doTask.execute(clerk, of(taskId));
  const done = await db().domainEvent.findFirstOrThrow({ where: { subjectId: taskId, name: 'tasks.do' } });
  await settleTaskNotices(job(), done);
  expect((await told())[0]?.doneAt).not.toBeNull();
});

it('is listed and counted by state', async () => {
  const now = new Date('2026-12-05T12:00:00+08:00');
  const filter = { storeIds: [store.id] };
  const totals = await taskTotals(db(), filter, now);
  const listed = await listTasks(db(), { ...filter, state: 'overdue' }, now);
  expect(totals.overdue).toBe(listed.rows.length);
  expect(listed.rows.every(({ state }) => state === 'overdue')).toBe(true);
  expect(totals.open + totals.done).toBeLessThanOrEqual(totals.count);
});

it('lists what waits by what is due soonest, page by page, and what is over by the latest', async () => {
  const shop = await makeStore();
  const lead = await contextOf(await makePerson(['STORE_MANAGER'], shop.id));
  const days = ['2199-01-03', '2199-01-01', '2199-01-02', '2199-01-01'];
  for (const [index, dueDay] of days.entries())
    await giveTask.execute(lead, {
      storeId: shop.id,
      requestId: newId(),
      title: `第${index + 1}件`,
      ownerId: lead.actor.personId,
      dueDay,
    });
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listTasks(db(), { storeIds: [shop.id], state: 'open', cursor }, new Date(), 3);
    paged.push(...page.rows.map(({ dueDay }) => dueDay));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(paged).toEqual(days.toSorted());
  const all = await listTasks(db(), { storeIds: [shop.id] }, new Date());
  expect(all.rows.map(({ dueDay }) => dueDay)).toEqual(days.toSorted().reverse());
});
