import { beforeAll, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { asOwner } from '@/tests/helpers/database';
import { keepMinutes } from './keep-minutes';
import { listMeetings, meetingDetail } from './list-meetings';

let store: Awaited<ReturnType<typeof makeStore>>;
let clerk: Awaited<ReturnType<typeof contextOf>>;
let manager: Awaited<ReturnType<typeof contextOf>>;
beforeAll(async () => {
  store = await makeStore();
  clerk = await contextOf(await makePerson(['CLERK'], store.id));
  manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
});

const minutes = (over: object = {}) => ({
  requestId: newId(),
  storeId: store.id,
  day: '2026-01-05',
  kind: 'WEEKLY' as const,
  text: '上周客诉两起，都已结案。',
  personIds: [clerk.actor.personId, manager.actor.personId],
  decisions: [{ title: '补价签', ownerId: clerk.actor.personId, dueDay: '2026-01-07' }],
  ...over,
});

it('keeps what was said with its decisions as tasks, once however often it is sent', async () => {
  const input = minutes();
  const both = await Promise.all([keepMinutes.execute(manager, input), keepMinutes.execute(manager, input)]);
  expect(both[0]).toEqual(both[1]);
  const detail = await meetingDetail(db(), store.id, input.requestId, new Date());
  expect(detail).toMatchObject({ day: '2026-01-05', kind: 'WEEKLY', decisions: [{ title: '补价签' }] });
  expect(detail.people).toHaveLength(2);
  expect(await db().task.count({ where: { sourceKind: 'MEETING', sourceId: input.requestId } })).toBe(1);
  expect(
    await db().auditEntry.count({ where: { subjectId: input.requestId, action: 'meetings.keep' } }),
  ).toBe(1);
  expect((await listMeetings(db(), { storeIds: [store.id] })).rows).toHaveLength(1);
  await expect(asOwner(`UPDATE meeting SET text = 'x' WHERE id = '${input.requestId}'`)).rejects.toThrow();
});

it('keeps nothing where a decision cannot be given, of a day to come, or by who may not', async () => {
  const stranger = await makePerson(['CLERK'], (await makeStore()).id);
  const before = await db().meeting.count();
  const wrong = minutes({ decisions: [{ title: 'x', ownerId: stranger.id, dueDay: '2026-01-07' }] });
  await expect(keepMinutes.execute(manager, wrong)).rejects.toMatchObject({ code: 'TASK_OWNER_NOT_AT_WORK' });
  await expect(keepMinutes.execute(manager, minutes({ day: '2199-01-01' }))).rejects.toMatchObject({
    code: 'MEETING_IN_FUTURE',
  });
  await expect(keepMinutes.execute(clerk, minutes())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await db().meeting.count()).toBe(before);
});
