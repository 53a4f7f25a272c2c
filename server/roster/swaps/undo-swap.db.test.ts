import { beforeAll, expect, it } from 'vitest';
import { contextFor } from '@/server/context';
import { tellSwap } from '@/server/notices/tell-swap';
import { db } from '@/server/platform/db';
import { Forbidden, InvalidInput } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { PlanRefused } from '../errors';
import { enterLeave } from '../leave/decide-leave';
import { planShifts } from '../plan-shifts';
import { publishWeek } from '../publish-week';
import { setRosterSettings } from '../set-planning';
import { weekBoard } from '../week-board';
import { approveSwap } from './approve-swap';
import { SwapOfAnother, SwapStateWrong } from './errors';
import { approvedSwaps } from './list-swaps';
import { offerShift } from './offer-shift';
import { takeShift } from './take-shift';
import { undoSwap } from './undo-swap';

type Ctx = Awaited<ReturnType<typeof contextOf>>;
const MONDAY = '2027-03-01';
let store: Awaited<ReturnType<typeof makeStore>>;
let [manager, li, wang]: Ctx[] = [];
const as = (ctx: Ctx | undefined): Ctx => {
  if (!ctx) throw new Error('nobody');
  return ctx;
};
const idOf = (ctx: Ctx | undefined) => as(ctx).actor.personId;
const base = () => ({ requestId: newId(), storeId: store.id });

beforeAll(async () => {
  store = await makeStore({ timeZone: 'Asia/Shanghai' });
  manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  await setRosterSettings.execute(manager, {
    ...base(),
    ...{ dayMinutes: 480, weekMinutes: 2_400, overtimeDayMinutes: 60, overtimeMonthMinutes: 2_160 },
    ...{ restMinutes: 660, daysInARow: 6, minAtOpening: 0 },
  });
  [li, wang] = [
    await contextOf(await makePerson(['CLERK'], store.id)),
    await contextOf(await makePerson(['CLERK'], store.id)),
  ];
});

/** Shifts of the two, planned and published, and a swap of the first of them that is approved. */
async function swapped(day: string, over: (ids: string[]) => object = () => ({}), both = false) {
  const { revision } = await weekBoard(db(), store.id, MONDAY);
  const put = (both ? [li, wang] : [li]).map((ctx, at) => ({
    ...{ id: newId(), personId: idOf(ctx), day, breakMinutes: 60 },
    ...{ startMinute: 540 + at * 60, endMinute: 1_080 + at * 60 },
  }));
  const asked = { ...base(), monday: MONDAY, revision, put, remove: [] };
  const planned = await planShifts.execute(as(manager), asked as never);
  await publishWeek.execute(as(manager), {
    ...{ ...base(), monday: MONDAY, revision: planned.revision, overrules: [] },
  });
  const ids = put.map(({ id }) => id);
  const offered = { ...base(), shiftId: ids[0], ...over(ids) } as never;
  const { swapId } = await offerShift.execute(as(li), offered);
  await takeShift.execute(as(wang), { ...base(), swapId });
  await approveSwap.execute(as(manager), { ...base(), swapId, reason: '家里有事' });
  return { swapId, ids };
}
const undo = (swapId: string, ctx = manager, reason = '看错了人') =>
  undoSwap.execute(as(ctx), { ...base(), swapId, reason });
const standing = async (day: string) => {
  const where = { storeId: store.id, day: new Date(day) };
  const select = { personId: true, startsAt: true, endsAt: true, breakMinutes: true, id: true } as const;
  const order = [{ startsAt: 'asc' as const }, { id: 'asc' as const }];
  const [planned, told] = [
    await db().shift.findMany({ where, select, orderBy: order }),
    await db().publishedShift.findMany({ where, select, orderBy: order }),
  ];
  expect(told).toEqual(planned);
  return told.map(({ id, personId, breakMinutes, startsAt, endsAt }) => [
    id,
    personId === idOf(li) ? 'li' : 'wang',
    breakMinutes,
    (endsAt.getTime() - startsAt.getTime()) / 3_600_000,
  ]);
};

it('a wrong yes is taken back for a reason both hear, once', async () => {
  const { swapId, ids } = await swapped('2027-03-01');
  expect(await standing('2027-03-01')).toEqual([[ids[0], 'wang', 60, 9]]);
  for (const side of [li, wang]) await expect(undo(swapId, side)).rejects.toThrow(Forbidden);
  await expect(undo(swapId, manager, '')).rejects.toThrow(InvalidInput);
  expect((await approvedSwaps(db(), store.id, new Date())).map(({ id }) => id)).toEqual([swapId]);
  expect(await undo(swapId)).toEqual({ swapId, changes: 2 });
  expect(await standing('2027-03-01')).toEqual([[ids[0], 'li', 60, 9]]);
  await expect(undo(swapId)).rejects.toThrow(SwapStateWrong);
  const event = await db().domainEvent.findFirstOrThrow({
    where: { name: 'roster.undoSwap', subjectId: swapId },
  });
  await tellSwap(contextFor({ kind: 'JOB' as const, job: 'test' }, { now: new Date() }), event);
  const notices = await db().notice.findMany({ where: { kind: 'SWAP_UNDONE', storeId: store.id } });
  expect(notices.map(({ personId }) => personId).toSorted()).toEqual([idOf(li), idOf(wang)].toSorted());
  expect(notices[0]?.facts).toMatchObject({ reason: '看错了人' });
});

it('two shifts go back to their places, and a part is the whole shift again with its pause', async () => {
  const exchange = await swapped(
    '2027-03-02',
    (ids) => ({ toPersonId: idOf(wang), counterShiftId: ids[1] }),
    true,
  );
  expect((await standing('2027-03-02')).map(([, who]) => who)).toEqual(['wang', 'li']);
  await undo(exchange.swapId);
  expect((await standing('2027-03-02')).map(([, who]) => who)).toEqual(['li', 'wang']);
  const at = (hour: number) => new Date(Date.UTC(2027, 2, 3, hour - 8));
  const part = await swapped('2027-03-03', () => ({ part: { startsAt: at(15), endsAt: at(18) } }));
  expect((await standing('2027-03-03')).map(([, ...rest]) => rest)).toEqual([
    ['li', 60, 6],
    ['wang', 0, 3],
  ]);
  await undo(part.swapId);
  expect(await standing('2027-03-03')).toEqual([[part.ids[0], 'li', 60, 9]]);
});

it('where the giver has leave by now it stays as it is', async () => {
  const { swapId, ids } = await swapped('2027-03-04');
  await enterLeave.execute(as(manager), {
    ...{ ...base(), personId: idOf(li), kind: 'SICK', fromDay: '2027-03-04', toDay: '2027-03-04' },
    ...{ part: 'WHOLE', note: '' },
  } as never);
  await expect(undo(swapId)).rejects.toThrow(PlanRefused);
  expect(await standing('2027-03-04')).toEqual([[ids[0], 'wang', 60, 9]]);
});

it('of one’s own swap it is another manager’s', async () => {
  const lead = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  const clerk = li;
  li = lead;
  const { swapId } = await swapped('2027-03-05');
  await expect(undo(swapId, lead)).rejects.toThrow(SwapOfAnother);
  await undo(swapId);
  li = clerk;
});
