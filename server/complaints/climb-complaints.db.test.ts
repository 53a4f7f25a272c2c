import { beforeEach, expect, it } from 'vitest';
import { contextFor } from '@/server/context';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { setHours } from '@/server/stores/calendars/set-hours';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { climbComplaint, climbComplaints, recomputeComplaints } from './climb-complaints';
import { decideOutcome } from './decide-outcome';
import { logComplaint } from './log-complaint';
import { settleComplaintNotices } from './settle-complaint-notices';
import { moveComplaint } from './work-complaint';

let store: Awaited<ReturnType<typeof makeStore>>;
let clerkId: string;
let managerId: string;
let officeId: string;
let clerkAt: (now: Date) => ReturnType<typeof contextOf>;

/** Nine to nine on weekdays, in a zone whose clocks are set back in the night to 2026-11-01. */
const WEEKDAYS = [...Array(5).fill([{ fromMinute: 540, toMinute: 1_260 }]), [], []];
const at = (text: string) => new Date(text);
const job = (text: string) =>
  contextFor({ kind: 'JOB' as const, job: 'complaints.climb' }, { now: at(text) });

beforeEach(async () => {
  store = await makeStore({ timeZone: 'America/New_York' });
  const clerk = await makePerson(['CLERK'], store.id);
  const manager = await makePerson(['STORE_MANAGER'], store.id);
  const office = await makePerson(['HEAD_OFFICE'], null);
  clerkId = clerk.id;
  managerId = manager.id;
  officeId = office.id;
  clerkAt = (now) => contextOf(clerk, { now });
  const admin = await contextOf(await makePerson(['ADMIN', 'STORE_MANAGER', 'HEAD_OFFICE'], null));
  await setHours.execute(admin, { requestId: newId(), storeId: store.id, weekly: WEEKDAYS });
});

/** Severity 3: 36 hours of opening, logged on Thursday at nine, due on Monday at nine in the evening; half of it on Friday at three. */
async function loggedOnThursday(severity = 3) {
  const { complaintId } = await logComplaint.execute(await clerkAt(at('2026-10-29T09:00:00-04:00')), {
    requestId: newId(),
    storeId: store.id,
    channel: 'PHONE',
    about: 'OTHER',
    words: '送货晚了',
    severity,
    wants: 'APOLOGY',
  });
  return complaintId;
}
const levelsOf = async (complaintId: string) =>
  (await db().complaintClimb.findMany({ where: { complaintId }, orderBy: { level: 'asc' } })).map(
    ({ level }) => level,
  );
const told = async (complaintId: string) =>
  (
    await db().notice.findMany({
      where: { cause: { startsWith: `complaint:${complaintId}:` } },
      orderBy: { cause: 'asc' },
    })
  ).map(({ personId, kind }) => [kind, personId]);

it('to the owner at half the time, the manager at its end, head office an opening day later', async () => {
  const complaintId = await loggedOnThursday();
  await climbComplaints(job('2026-10-30T14:59:00-04:00'));
  expect(await levelsOf(complaintId)).toEqual([]);
  await climbComplaints(job('2026-10-30T15:00:00-04:00'));
  expect(await told(complaintId)).toEqual([['COMPLAINT_HALF', clerkId]]);
  // After the clocks were set back.
  await climbComplaints(job('2026-11-02T20:59:00-05:00'));
  expect(await levelsOf(complaintId)).toEqual([1]);
  await climbComplaints(job('2026-11-02T21:00:00-05:00'));
  expect(await levelsOf(complaintId)).toEqual([1, 2]);
  await climbComplaints(job('2026-11-03T21:00:00-05:00'));
  expect(await levelsOf(complaintId)).toEqual([1, 2, 3]);
  const all = await told(complaintId);
  expect(all.slice(0, 2)).toEqual([
    ['COMPLAINT_HALF', clerkId],
    ['COMPLAINT_LATE', managerId],
  ]);
  expect(all).toContainEqual(['COMPLAINT_LONG_LATE', officeId]);
  expect((await db().complaint.findFirstOrThrow({ where: { id: complaintId } })).looksAt).toBeNull();
});

it('exactly once after the worker stood still over a weekend, and by day', async () => {
  const complaintId = await loggedOnThursday();
  await climbComplaints(job('2026-11-05T03:00:00-05:00'));
  expect(await levelsOf(complaintId)).toEqual([]);
  await climbComplaints(job('2026-11-05T09:00:00-05:00'));
  await climbComplaints(job('2026-11-05T09:01:00-05:00'));
  expect(await levelsOf(complaintId)).toEqual([1, 2, 3]);
});

it('exactly once with several workers at the same minute', async () => {
  const complaintId = await loggedOnThursday();
  const now = '2026-10-30T15:00:00-04:00';
  await Promise.all([
    climbComplaints(job(now)),
    climbComplaints(job(now)),
    climbComplaints(job('2026-10-30T15:00:01-04:00')),
  ]);
  // And asked once more by hand, as a worker that was cut off would.
  await climbComplaint.execute(job(now), { requestId: newId(), storeId: store.id, complaintId });
  expect(await levelsOf(complaintId)).toEqual([1]);
  expect(await told(complaintId)).toEqual([['COMPLAINT_HALF', clerkId]]);
});

it('by night where somebody was hurt', async () => {
  const complaintId = await loggedOnThursday(1);
  await climbComplaints(job('2026-10-29T21:00:00-04:00'));
  await climbComplaints(job('2026-10-30T09:00:00-04:00'));
  expect(await levelsOf(complaintId)).toEqual([1, 2]);
  await climbComplaints(job('2026-10-31T09:00:00-04:00'));
  expect(await levelsOf(complaintId)).toEqual([1, 2, 3]);
});

it('not while the customer is waited for, nor once it is solved', async () => {
  const waits = await loggedOnThursday();
  const solved = await loggedOnThursday();
  const clerk = await clerkAt(at('2026-10-29T10:00:00-04:00'));
  const base = (complaintId: string) => ({ requestId: newId(), storeId: store.id, complaintId });
  for (const one of [waits, solved]) await moveComplaint.execute(clerk, { ...base(one), to: 'IN_PROGRESS' });
  await moveComplaint.execute(clerk, { ...base(waits), to: 'WAITING_CUSTOMER' });
  await decideOutcome.execute(clerk, { ...base(solved), kind: 'UNFOUNDED' });
  await moveComplaint.execute(clerk, { ...base(solved), to: 'SOLVED' });
  await climbComplaints(job('2026-11-20T12:00:00-05:00'));
  expect([...(await levelsOf(waits)), ...(await levelsOf(solved))]).toEqual([]);
});

it('to the manager where the owner works here no more', async () => {
  const complaintId = await loggedOnThursday();
  await db().person.update({ where: { id: clerkId }, data: { deactivatedAt: new Date() } });
  await climbComplaints(job('2026-10-30T15:00:00-04:00'));
  const all = await told(complaintId);
  expect(all).toContainEqual(['COMPLAINT_HALF', managerId]);
  expect(all).not.toContainEqual(['COMPLAINT_HALF', clerkId]);
});

it('by the new hours once the store’s change', async () => {
  const complaintId = await loggedOnThursday();
  const before = await db().complaint.findFirstOrThrow({ where: { id: complaintId } });
  expect(before.solveDueAt).toEqual(at('2026-11-02T21:00:00-05:00'));
  const admin = await contextOf(await makePerson(['ADMIN', 'STORE_MANAGER', 'HEAD_OFFICE'], null));
  const everyDay = Array(7).fill([{ fromMinute: 540, toMinute: 1_260 }]);
  await setHours.execute(admin, { requestId: newId(), storeId: store.id, weekly: everyDay });
  const event = await db().domainEvent.findFirstOrThrow({
    where: { name: 'stores.setHours', subjectId: store.id },
    orderBy: { id: 'desc' },
  });
  await recomputeComplaints(job('2026-10-29T12:00:00-04:00'), event);
  await recomputeComplaints(job('2026-10-29T12:00:00-04:00'), event);
  const after = await db().complaint.findFirstOrThrow({ where: { id: complaintId } });
  expect(after.solveDueAt).toEqual(at('2026-10-31T21:00:00-04:00'));
  expect(await db().complaintStep.count({ where: { complaintId, kind: 'RECOMPUTED' } })).toBe(1);
});

it('and what people were told is done once it is solved', async () => {
  const complaintId = await loggedOnThursday();
  const other = await loggedOnThursday();
  await climbComplaints(job('2026-10-30T15:00:00-04:00'));
  const clerk = await clerkAt(at('2026-10-30T15:30:00-04:00'));
  const base = () => ({ requestId: newId(), storeId: store.id, complaintId });
  await moveComplaint.execute(clerk, { ...base(), to: 'IN_PROGRESS' });
  const moved = () =>
    db().domainEvent.findFirstOrThrow({
      where: { name: 'complaints.move', subjectId: complaintId },
      orderBy: { id: 'desc' },
    });
  const now = job('2026-10-30T16:00:00-04:00');
  await settleComplaintNotices(now, await moved());
  const waiting = (id: string) =>
    db().notice.count({ where: { cause: { startsWith: `complaint:${id}:` }, doneAt: null } });
  expect(await waiting(complaintId)).toBe(1);
  await decideOutcome.execute(clerk, { ...base(), kind: 'UNFOUNDED' });
  await moveComplaint.execute(clerk, { ...base(), to: 'SOLVED' });
  await settleComplaintNotices(now, await moved());
  expect([await waiting(complaintId), await waiting(other)]).toEqual([0, 1]);
});
