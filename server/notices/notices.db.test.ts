import { expect, test } from 'vitest';
import { contextFor } from '@/server/context';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { asOwner } from '@/tests/helpers/database';
import { listNotices, unreadNotices } from './list-notices';
import { minutesOfQuiet } from './notice-rules';
import { pruneNotices } from './prune-notices';
import { raiseNotices, requestOfCause } from './raise-notices';
import { readNotices } from './read-notices';
import { settleNotices } from './settle-notices';

const job = (now = new Date()) => contextFor({ kind: 'JOB', job: 'test' }, { now });
const raise = (cause: string, personIds: string[], now?: Date) =>
  raiseNotices.execute(job(now), {
    requestId: requestOfCause(cause, personIds),
    kind: 'BOOKS_DIFFER',
    cause,
    aboutStoreId: null,
    facts: { count: 2 },
    personIds,
  });

test('a cause tells each person once, whoever raises it, however often and at the same time', async () => {
  const [a, b] = [await makePerson(['ADMIN'], null), await makePerson(['ADMIN'], null)];
  const cause = `cause ${newId()}`;
  await Promise.all([raise(cause, [a.id]), raise(cause, [a.id]), raise(cause, [a.id])]);
  expect(await raise(cause, [a.id, b.id])).toEqual({ raised: 1 });
  expect(await db().notice.count({ where: { cause } })).toBe(2);
});

test('one reads one’s own, page by page, and marks them as read for oneself', async () => {
  const [me, other] = [await makePerson(['ADMIN'], null), await makePerson(['ADMIN'], null)];
  for (let number = 0; number < 31; number += 1)
    await raise(`${newId()}`, [me.id, other.id], new Date(Date.UTC(2026, 10, 1, number)));
  const ctx = await contextOf(me);
  const first = await listNotices(ctx, {});
  expect(first.notices).toHaveLength(30);
  const second = await listNotices(ctx, { cursor: first.next ?? undefined });
  expect(second).toMatchObject({ notices: [{ raisedAt: new Date(Date.UTC(2026, 10, 1, 0)) }], next: null });
  expect(await unreadNotices(ctx)).toEqual({ unread: 31 });
  const theirs = await listNotices(await contextOf(other), {});
  expect(await readNotices(ctx, { ids: [theirs.notices[0]?.id ?? ''] })).toEqual({ read: 0 });
  expect(await readNotices(ctx, { ids: [first.notices[0]?.id ?? ''] })).toEqual({ read: 1 });
  expect(await readNotices(ctx, {})).toEqual({ read: 30 });
  expect(await unreadNotices(ctx)).toEqual({ unread: 0 });
  expect(await unreadNotices(await contextOf(other))).toEqual({ unread: 31 });
});

test('what is older than 90 days goes, and nothing younger', async () => {
  const person = await makePerson(['ADMIN'], null);
  const now = new Date();
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
  await raise(`old ${person.id}`, [person.id], ago(91));
  await raise(`young ${person.id}`, [person.id], ago(89));
  await pruneNotices(db(), now);
  const left = await db().notice.findMany({ where: { personId: person.id } });
  expect(left.map(({ cause }) => cause)).toEqual([`young ${person.id}`]);
});

test('the database forgets no request and no event before its time', async () => {
  const person = await makePerson(['ADMIN'], null);
  await raise(`kept ${person.id}`, [person.id]);
  await expect(db().$executeRaw`DELETE FROM command_request`).rejects.toThrow(/are kept for 90 days/);
  await expect(db().$executeRaw`DELETE FROM domain_event`).rejects.toThrow(/are kept for 90 days/);
  await asOwner(`UPDATE domain_event SET recorded_at = now() - interval '91 days'`);
  await expect(db().$executeRaw`DELETE FROM domain_event`).resolves.toBeGreaterThan(0);
});

test('quiet hours run over midnight', () => {
  const night = { fromMinute: 22 * 60, toMinute: 7 * 60 };
  expect([1_319, 1_320, 0, 419, 420].map((minute) => minutesOfQuiet(minute, night))).toEqual([
    0, 540, 420, 1, 0,
  ]);
  const noon = { fromMinute: 720, toMinute: 780 };
  expect([719, 720, 779, 780].map((minute) => minutesOfQuiet(minute, noon))).toEqual([0, 60, 1, 0]);
});

test('what was asked for and is done is read by everybody, of that store, kind and day alone', async () => {
  const [me, other] = [await makePerson(['ADMIN'], null), await makePerson(['ADMIN'], null)];
  const [here, there] = [await makeStore(), await makeStore()];
  const told = (aboutStoreId: string, kind: 'REPORT_LATE' | 'REPORT_ACCEPTED', day: string) =>
    raiseNotices.execute(job(), {
      requestId: newId(),
      kind,
      cause: newId(),
      aboutStoreId,
      facts: { day },
      personIds: [me.id, other.id],
    });
  await told(here.id, 'REPORT_LATE', '2026-11-28');
  await told(here.id, 'REPORT_LATE', '2026-11-27');
  await told(there.id, 'REPORT_LATE', '2026-11-28');
  await told(here.id, 'REPORT_ACCEPTED', '2026-11-28');
  const settle = (requestId: string) =>
    settleNotices.execute(job(), {
      requestId,
      kinds: ['REPORT_DUE', 'REPORT_LATE'],
      aboutStoreId: here.id,
      day: '2026-11-28',
    });
  expect(await settle(newId())).toEqual({ settled: 2 });
  expect(await settle(newId())).toEqual({ settled: 0 });
  for (const person of [me, other]) {
    const ctx = await contextOf(person);
    expect(await unreadNotices(ctx)).toEqual({ unread: 3 });
    const { notices } = await listNotices(ctx, {});
    const done = notices.filter(({ doneAt }) => doneAt !== null);
    expect(done.map(({ storeId, facts }) => [storeId, facts.day])).toEqual([[here.id, '2026-11-28']]);
  }
  const [reading] = (await listNotices(await contextOf(me), {})).notices.filter(({ readAt }) => !readAt);
  await expect(
    db().notice.updateMany({ where: { id: reading?.id ?? '' }, data: { doneAt: new Date() } }),
  ).rejects.toThrow(/notice_done_is_read/);
});
