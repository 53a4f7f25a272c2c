import { beforeAll, describe, expect, it } from 'vitest';
import { businessDayOf } from '@/lib/business-day';
import { logComplaint } from '@/server/complaints/log-complaint';
import { reportIncident } from '@/server/incidents/report-incident';
import { announce } from '@/server/notices/announcements/announce';
import { asItsReader, confirmRead } from '@/server/notices/announcements/confirm-read';
import { newId } from '@/server/platform/ids';
import { doTask } from '@/server/tasks/do-task';
import { giveTask } from '@/server/tasks/give-task';
import { assignOwner } from '@/server/zones/assign-owner';
import { addCheckItem } from '@/server/zones/checks/keep-check-items';
import { recordCheck } from '@/server/zones/checks/record-check';
import { livedDay } from '@/tests/factories/lived-day';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore, NOON_ZONE } from '@/tests/factories/stores';
import { callerWith } from '@/tests/helpers/calls-of-roles';
import { inOrder, waitingFor } from './waiting-for';

let store: Awaited<ReturnType<typeof makeStore>>;
type Ctx = Awaited<ReturnType<typeof contextOf>>;
let clerk: Ctx;
let manager: Ctx;
let office: Ctx;
let today: string;
const idOf = (ctx: Ctx) => ctx.actor.personId;
const kinds = async (ctx: Ctx) => (await waitingFor(ctx)).map(({ kind }) => kind);

beforeAll(async () => {
  store = await makeStore({ timeZone: NOON_ZONE });
  clerk = await contextOf(await makePerson(['CLERK'], store.id));
  manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
  today = businessDayOf(new Date(), NOON_ZONE, 240);
});

const give = (over: object = {}) =>
  giveTask.execute(manager, {
    requestId: newId(),
    storeId: store.id,
    title: '擦橱窗',
    ownerId: idOf(clerk),
    dueDay: today,
    ...over,
  });

describe('somebody’s day', () => {
  it('has each thing once, what is late first, and loses what is done', async () => {
    const base = () => ({ requestId: newId(), storeId: store.id });
    const { taskId: late } = await give({ title: '昨天的', dueDay: '2026-01-02' });
    const { taskId: soon } = await give({ title: '今天的' });
    const { taskId: later } = await give({ title: '以后的', dueDay: '2199-01-01' });
    const { announcementId } = await announce.execute(office, {
      requestId: newId(),
      title: '必读',
      text: '请看',
      mustRead: true,
      storeIds: [store.id],
    });
    const { complaintId } = await logComplaint.execute(clerk, {
      ...base(),
      channel: 'PHONE',
      about: 'OTHER',
      words: '送晚了',
      severity: 3,
      wants: 'APOLOGY',
    });
    const lines = await waitingFor(clerk);
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
    const at = (key: string) => lines.findIndex((line) => line.key === key);
    expect(lines[0]).toMatchObject({ key: `TASK:${late}`, section: 'overdue' });
    expect(lines[at(`TASK:${soon}`)]).toMatchObject({ section: 'today', dueDay: today });
    expect(lines.at(-1)).toMatchObject({ key: `TASK:${later}`, section: 'later' });
    expect(at(`MUST_READ:${announcementId}`)).toBeGreaterThan(0);
    expect(at(`COMPLAINT:${complaintId}`)).toBeGreaterThan(0);
    for (const taskId of [late, soon, later]) await doTask.execute(clerk, { ...base(), taskId });
    await confirmRead.execute(asItsReader(clerk), { requestId: newId(), announcementId });
    expect(await kinds(clerk)).toEqual(['COMPLAINT']);
    // Colleagues have nothing of it; the manager reads what head office wrote to the store.
    expect(await kinds(manager)).toEqual(['MUST_READ']);
    // Nobody decided anything about it yet: one line a store, however many, and for whoever decides.
    for (const words of ['有人拿走了', '又一起'])
      await reportIncident.execute(clerk, { ...base(), kind: 'LOSS', words });
    expect((await waitingFor(manager)).filter(({ kind }) => kind === 'INCIDENTS')).toMatchObject([
      { storeId: store.id, about: { count: 2 }, href: `/incidents?store=${store.id}&state=OPEN` },
    ]);
    expect(await kinds(clerk)).toEqual(['COMPLAINT']);
  });

  it('has the checks of one’s zones until they are ticked', async () => {
    const admin = await contextOf(await makePerson(['ADMIN', 'STORE_MANAGER'], null));
    const base = () => ({ requestId: newId(), storeId: store.id });
    const zoneId = store.zones.floor.id;
    const { itemId } = await addCheckItem.execute(admin, {
      ...base(),
      rhythm: 'DAILY',
      text: '灯都亮',
      floorOnly: false,
    });
    await assignOwner.execute(admin, {
      ...base(),
      zoneId,
      personId: idOf(clerk),
      startsAt: new Date(Date.now() - 60_000),
      endsAt: null,
    });
    const now = await contextOf({ id: idOf(clerk), name: '' });
    const line = (await waitingFor(now)).find(({ kind }) => kind === 'CHECKS');
    expect(line).toMatchObject({
      about: { count: 1 },
      section: 'today',
      act: { is: 'CHECKS', zoneId, checks: [{ itemId, text: '灯都亮' }] },
    });
    await recordCheck.execute(now, { ...base(), zoneId, itemId, passed: true });
    expect(await kinds(now)).not.toContain('CHECKS');
  });

  it('is what the menu counts', async () => {
    const lived = await livedDay(false);
    const caller = callerWith('STORE_MANAGER', lived.store.id);
    const lines = await caller.insight.waiting();
    expect(await caller.insight.tasksWaiting()).toBe(lines.length);
    const [breaches, gaps, rejected, negative] = [
      await caller.openItems.breaches({ storeId: lived.store.id }),
      await caller.openItems.missingNumbers({ storeId: lived.store.id }),
      await caller.openItems.rejectedTickets({ storeId: lived.store.id }),
      await caller.stock.negative({ storeIds: [lived.store.id] }),
    ];
    const counted = (kind: string) => lines.find((line) => line.kind === kind)?.about.count ?? 0;
    expect([counted('BREACHES'), counted('NUMBERS'), counted('REJECTED'), counted('NEGATIVE')]).toEqual([
      breaches.length,
      gaps.length,
      rejected.length,
      negative.filter(({ explained }) => !explained).length,
    ]);
  });

  it('is ordered by what is due, undated after dated', () => {
    const at = (minutes: number | null, section: 'overdue' | 'today' | 'later', key: string) => ({
      dueAt: minutes === null ? null : new Date(minutes * 60_000),
      section,
      key,
    });
    const lines = [
      at(9, 'later', 'e'),
      at(null, 'today', 'd'),
      at(5, 'today', 'c'),
      at(2, 'overdue', 'b'),
      at(1, 'overdue', 'a'),
    ];
    expect(lines.toSorted(inOrder).map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});
