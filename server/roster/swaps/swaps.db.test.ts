// Long because: offering, taking and deciding share one published week of three clerks.
import { beforeAll, describe, expect, it } from 'vitest';
import { contextFor } from '@/server/context';
import { tellSwap } from '@/server/notices/tell-swap';
import { db } from '@/server/platform/db';
import { Forbidden, InvalidInput } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { asOwner } from '@/tests/helpers/database';
import { PlanRefused, WarningsOpen } from '../errors';
import { askLeave } from '../leave/ask-leave';
import { decideLeave } from '../leave/decide-leave';
import { myShifts } from '../my-shifts';
import { planShifts } from '../plan-shifts';
import { publishWeek } from '../publish-week';
import { setRosterSettings } from '../set-planning';
import { weekBoard } from '../week-board';
import { approveSwap } from './approve-swap';
import { SwapOfAnother, SwapPartWrong, SwapShiftChanged, SwapStateWrong, SwapTwice } from './errors';
import { mySwaps, swapChoices, swapsOfStore } from './list-swaps';
import { offerShift } from './offer-shift';
import { refuseSwap, takeShift, withdrawSwap } from './take-shift';

type Ctx = Awaited<ReturnType<typeof contextOf>>;
const MONDAY = '2027-03-01';
const [TUESDAY, WEDNESDAY] = ['2027-03-02', '2027-03-03'];
let store: Awaited<ReturnType<typeof makeStore>>;
let manager: Ctx;
let [li, wang, zhao]: Ctx[] = [];
let revision = 0;

const idOf = (ctx: Ctx | undefined) => ctx?.actor.personId ?? '';
const shiftOf = (ctx: Ctx | undefined, day = MONDAY, from = 9, to = 17) => ({
  ...{ id: newId(), personId: idOf(ctx), day, startMinute: from * 60, endMinute: to * 60, breakMinutes: 0 },
});
const as = (ctx: Ctx | undefined) => {
  if (!ctx) throw new Error('nobody');
  return ctx;
};
const base = () => ({ requestId: newId(), storeId: store.id });
async function plan(put: object[], remove: string[] = []) {
  const asked = { ...base(), monday: MONDAY, revision, put, remove };
  ({ revision } = await planShifts.execute(manager, asked as never));
}
const publish = () => publishWeek.execute(manager, { ...base(), monday: MONDAY, revision, overrules: [] });
const offer = (ctx: Ctx | undefined, shiftId: string, over: object = {}) =>
  offerShift.execute(as(ctx), { ...base(), shiftId, ...over } as never);
const take = (ctx: Ctx | undefined, swapId: string) => takeShift.execute(as(ctx), { ...base(), swapId });
const withdraw = (ctx: Ctx | undefined, swapId: string) =>
  withdrawSwap.execute(as(ctx), { ...base(), swapId });
const approve = (swapId: string, over: object = {}, ctx: Ctx = manager) =>
  approveSwap.execute(ctx, { ...base(), swapId, ...over });
const seenBy = (ctx: Ctx | undefined) =>
  mySwaps(db(), { personId: idOf(ctx), storeIds: [store.id], now: new Date() });
const owners = async () => {
  const rows = await db().publishedShift.findMany({
    where: { storeId: store.id },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ personId, startsAt, endsAt }) => [
    [li, wang, zhao].findIndex((ctx) => idOf(ctx) === personId),
    (endsAt.getTime() - startsAt.getTime()) / 3_600_000,
  ]);
};

/** A store of its own with three clerks; nobody is wanted at its door. */
async function fresh() {
  store = await makeStore({ timeZone: 'Asia/Shanghai' });
  manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  const clerk = async () => contextOf(await makePerson(['CLERK'], store.id));
  [li, wang, zhao] = [await clerk(), await clerk(), await clerk()];
  revision = 0;
  await setRosterSettings.execute(manager, {
    ...base(),
    ...{ dayMinutes: 480, weekMinutes: 2_400, overtimeDayMinutes: 60, overtimeMonthMinutes: 2_160 },
    ...{ restMinutes: 660, daysInARow: 6, minAtOpening: 0 },
  });
}
async function published(...make: (() => object)[]) {
  await fresh();
  const shifts = make.map((one) => one()) as { id: string }[];
  await plan(shifts);
  await publish();
  return shifts.map(({ id }) => id) as [string, ...string[]];
}

beforeAll(() => fresh());

describe('a shift goes to somebody else', () => {
  it('offered, taken, approved: it is the giver’s until then, and both are asked to confirm', async () => {
    const [shift] = await published(() => shiftOf(li));
    const { swapId } = await offer(li, shift);
    await expect(offer(li, shift)).rejects.toThrow(SwapTwice);
    await expect(take(li, swapId)).rejects.toThrow(SwapOfAnother);
    await take(wang, swapId);
    expect(await owners()).toEqual([[0, 8]]);
    for (const nobody of [li, wang, zhao])
      await expect(approve(swapId, {}, as(nobody))).rejects.toThrow(Forbidden);
    expect(await approve(swapId)).toEqual({ swapId, changes: 2 });
    expect(await owners()).toEqual([[1, 8]]);
    const board = await weekBoard(db(), store.id, MONDAY);
    expect(board).toMatchObject({ version: 2, revision: 2, shifts: [{ personId: idOf(wang) }] });
    expect(new Set(board.unseenBy)).toEqual(new Set([idOf(li), idOf(wang)]));
    expect((await myShifts(db(), idOf(wang), MONDAY, 7)).unseen).toMatchObject([
      { change: 'ADDED', version: 2 },
    ]);
    await expect(approve(swapId)).rejects.toThrow(SwapStateWrong);
  });

  it('a chain of three: each goes on from whoever has it', async () => {
    const [shift] = await published(() => shiftOf(li));
    for (const [from, to] of [
      [li, wang],
      [wang, zhao],
      [zhao, li],
    ] as const) {
      const { swapId } = await offer(from, shift, { toPersonId: idOf(to) });
      await take(to, swapId);
      await approve(swapId);
    }
    expect(await owners()).toEqual([[0, 8]]);
    expect(await weekBoard(db(), store.id, MONDAY)).toMatchObject({ version: 4 });
  });

  it('three in a ring, all taken before the first is approved: each ends with another’s shift', async () => {
    const [a, b, c] = (await published(
      () => shiftOf(li),
      () => shiftOf(wang, TUESDAY),
      () => shiftOf(zhao, WEDNESDAY),
    )) as [string, string, string];
    const [first, second, third] = [await offer(li, a), await offer(wang, b), await offer(zhao, c)];
    await take(wang, first.swapId);
    await take(zhao, second.swapId);
    await take(li, third.swapId);
    for (const { swapId } of [first, second, third]) await approve(swapId);
    expect((await owners()).map(([who]) => who)).toEqual([1, 2, 0]);
  });

  it('two shifts change places', async () => {
    const [mine, theirs] = (await published(
      () => shiftOf(li),
      () => shiftOf(wang, TUESDAY),
    )) as [string, string];
    const choices = await swapChoices(db(), {
      ...{ storeId: store.id, shiftId: mine, personId: idOf(li), now: new Date() },
    });
    expect(choices.shifts.map(({ id }) => id)).toEqual([theirs]);
    const { swapId } = await offer(li, mine, { toPersonId: idOf(wang), counterShiftId: theirs });
    await expect(offer(wang, theirs)).rejects.toThrow(SwapTwice);
    await expect(take(zhao, swapId)).rejects.toThrow(SwapOfAnother);
    await take(wang, swapId);
    expect(await approve(swapId)).toEqual({ swapId, changes: 4 });
    expect((await owners()).map(([who]) => who)).toEqual([1, 0]);
  });

  it('a part: its beginning or its end, as a shift of its own', async () => {
    const [shift] = await published(() => shiftOf(li));
    const part = (from: number, to: number) => ({
      part: {
        startsAt: new Date(`2027-03-01T${String(from - 8).padStart(2, '0')}:00:00Z`),
        endsAt: new Date(`2027-03-01T${String(to - 8).padStart(2, '0')}:00:00Z`),
      },
    });
    for (const wrong of [part(10, 12), part(9, 17), part(16, 18)])
      await expect(offer(li, shift, wrong)).rejects.toThrow(SwapPartWrong);
    const { swapId } = await offer(li, shift, part(14, 17));
    await take(wang, swapId);
    await approve(swapId);
    expect(await owners()).toEqual([
      [0, 5],
      [1, 3],
    ]);
  });

  it('refused, it stays the giver’s; nobody decides their own', async () => {
    const [shift] = await published(() => shiftOf(li));
    const { swapId } = await offer(li, shift);
    await take(wang, swapId);
    await refuseSwap.execute(manager, { ...base(), swapId, note: '那天要盘点' });
    expect(await owners()).toEqual([[0, 8]]);
    await expect(approve(swapId)).rejects.toThrow(SwapStateWrong);
    expect((await seenBy(li)).own).toMatchObject([{ state: 'REFUSED', decidedNote: '那天要盘点' }]);
    await plan([shiftOf(manager, TUESDAY)]);
    await publish();
    const own = await db().publishedShift.findFirstOrThrow({ where: { personId: idOf(manager) } });
    const asked = await offer(manager, own.id);
    await take(wang, asked.swapId);
    await expect(approve(asked.swapId)).rejects.toThrow(SwapOfAnother);
    const office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
    await approve(asked.swapId, {}, office);
  });
});

describe('who can take it', () => {
  it('whoever works then does not see it, and is refused; the others hear of it', async () => {
    const [shift] = await published(
      () => shiftOf(li),
      () => shiftOf(wang, MONDAY, 12, 20),
    );
    const { swapId } = await offer(li, shift);
    expect((await seenBy(wang)).offers).toEqual([]);
    expect((await seenBy(li)).offers).toEqual([]);
    expect((await seenBy(zhao)).offers).toMatchObject([{ id: swapId }]);
    // The giver is told who cannot, and why, before anybody is asked.
    const choices = await swapChoices(db(), {
      ...{ storeId: store.id, shiftId: shift ?? '', personId: idOf(li), now: new Date() },
    });
    expect(choices.excluded.map(({ rule }) => rule)).toEqual(['OVERLAP']);
    expect(choices.people.map(({ id }) => id)).toContain(idOf(zhao));
    await expect(take(wang, swapId)).rejects.toThrow(PlanRefused);
    await expect(offer(wang, shift)).rejects.toThrow(SwapOfAnother);
    const event = await db().domainEvent.findFirstOrThrow({
      where: { scopeId: store.id, name: 'roster.offerShift' },
    });
    const job = contextFor({ kind: 'JOB' as const, job: 'test' }, { now: new Date() });
    await tellSwap(job, event);
    await tellSwap(job, event);
    const told = await db().notice.findMany({ where: { kind: 'SWAP_OFFERED', storeId: store.id } });
    expect(new Set(told.map(({ personId }) => personId))).toEqual(new Set([idOf(zhao), idOf(manager)]));
  });

  it('both sides are judged again when it is approved: leave given meanwhile stands in its way', async () => {
    const [shift] = await published(() => shiftOf(li));
    const { swapId } = await offer(li, shift);
    await take(wang, swapId);
    await db().leave.create({
      data: {
        ...{ id: newId(), personId: idOf(wang), storeId: store.id, kind: 'SICK', minutes: 480 },
        ...{ startsAt: new Date('2027-02-28T16:00:00Z'), endsAt: new Date('2027-03-01T16:00:00Z') },
        ...{ state: 'APPROVED', askedAt: new Date(), askedById: idOf(wang) },
        ...{ decidedAt: new Date(), decidedById: idOf(manager) },
      },
    });
    await expect(approve(swapId)).rejects.toMatchObject({ params: { rule: 'ON_LEAVE', person: idOf(wang) } });
    expect(await owners()).toEqual([[0, 8]]);
    await withdraw(wang, swapId);
    expect((await seenBy(zhao)).offers).toMatchObject([{ id: swapId, state: 'OPEN', taker: null }]);
  });

  it('what is only warned of wants the approver’s reason, which stays', async () => {
    const [shift] = await published(
      () => shiftOf(li, MONDAY, 17, 22),
      () => shiftOf(wang, MONDAY, 9, 17),
    );
    const { swapId } = await offer(li, shift);
    await take(wang, swapId);
    const [listed] = await swapsOfStore(db(), store.id, new Date());
    expect(listed).toMatchObject({ id: swapId, taker: expect.any(String) });
    expect(listed?.findings.map(({ rule }) => rule)).toEqual(['OVERTIME_DAY']);
    await expect(approve(swapId)).rejects.toThrow(WarningsOpen);
    await approve(swapId, { reason: '李家里有事' });
    expect((await weekBoard(db(), store.id, MONDAY)).overrules).toMatchObject([
      { rule: 'OVERTIME_DAY', reason: '李家里有事' },
    ]);
  });
});

describe('at the same moment', () => {
  it('of two who take it one has it', async () => {
    const [shift] = await published(() => shiftOf(li));
    const { swapId } = await offer(li, shift);
    const tries = await Promise.allSettled([take(wang, swapId), take(zhao, swapId)]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: expect.any(SwapStateWrong),
    });
  });

  it('of approving and withdrawing one happens, and the shift is where that one says', async () => {
    for (let round = 0; round < 4; round += 1) {
      const [shift] = await published(() => shiftOf(li));
      const { swapId } = await offer(li, shift);
      await take(wang, swapId);
      const [approved, withdrawn] = await Promise.allSettled([approve(swapId), withdraw(li, swapId)]);
      expect([approved.status, withdrawn.status].sort()).toEqual(['fulfilled', 'rejected']);
      expect(await owners()).toEqual([[approved.status === 'fulfilled' ? 1 : 0, 8]]);
    }
  });

  it('one request a shift, whoever asks twice', async () => {
    const [shift] = await published(() => shiftOf(li));
    const tries = await Promise.allSettled([offer(li, shift), offer(li, shift)]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: expect.any(SwapTwice),
    });
    await expect(
      asOwner(`INSERT INTO shift_swap SELECT store_id, gen_random_uuid(), shift_id, monday, giver_id, starts_at, ends_at, is_part,
        to_person_id, counter_shift_id, counter_monday, note, state, asked_at FROM shift_swap WHERE store_id = '${store.id}'`),
    ).rejects.toThrow(/shift_swap_open_once/);
  });

  it('a week that is published otherwise takes its requests with it; a draft is decided on first', async () => {
    const [shift] = await published(() => shiftOf(li));
    const { swapId } = await offer(li, shift);
    await take(wang, swapId);
    await plan([{ ...shiftOf(li, MONDAY, 10, 18), id: shift }]);
    await expect(approve(swapId)).rejects.toThrow(SwapShiftChanged);
    await publish();
    await expect(approve(swapId)).rejects.toThrow(SwapStateWrong);
    expect((await seenBy(li)).own).toMatchObject([{ state: 'LAPSED' }]);
    // The shift as it is now can be offered anew.
    await offer(li, shift);
  });

  it('leave that is granted over what is offered, or to whoever took it, ends the request, and both are told', async () => {
    for (const away of [li, wang]) {
      const [shift] = await published(() => shiftOf(li));
      const { swapId } = await offer(li, shift);
      await take(wang, swapId);
      const person = away === li ? li : wang;
      const days = { kind: 'PERSONAL' as const, fromDay: MONDAY, toDay: MONDAY };
      const { leaveId } = await askLeave.execute(as(person), { ...base(), ...days } as never);
      await decideLeave.execute(manager, { ...base(), leaveId, approve: true } as never);
      await expect(approve(swapId)).rejects.toThrow(SwapStateWrong);
      const event = await db().domainEvent.findFirstOrThrow({
        where: { name: 'roster.lapseSwap', subjectId: swapId },
      });
      await tellSwap(contextFor({ kind: 'JOB', job: 'notices.tellSwap' } as never) as never, event);
      const told = await db().notice.findMany({ where: { kind: 'SWAP_LAPSED', storeId: store.id } });
      expect(told.map(({ personId }) => personId).sort()).toEqual([idOf(li), idOf(wang)].sort());
    }
  });

  it('leave at another time leaves a request as it is', async () => {
    const [shift] = await published(() => shiftOf(li));
    const { swapId } = await offer(li, shift);
    const days = { kind: 'PERSONAL' as const, fromDay: WEDNESDAY, toDay: WEDNESDAY };
    const { leaveId } = await askLeave.execute(as(li), { ...base(), ...days } as never);
    await decideLeave.execute(manager, { ...base(), leaveId, approve: true } as never);
    expect((await seenBy(li)).own).toMatchObject([{ id: swapId, state: 'OPEN' }]);
  });
});

it('refuses nonsense and strangers', async () => {
  const [shift] = await published(() => shiftOf(li));
  const stranger = await contextOf(await makePerson(['CLERK'], (await makeStore()).id));
  await expect(offer(stranger, shift)).rejects.toThrow(Forbidden);
  await expect(offer(li, newId())).rejects.toThrow(SwapShiftChanged);
  await expect(offer(li, shift, { toPersonId: idOf(li) })).rejects.toThrow(SwapOfAnother);
  await expect(offer(li, shift, { toPersonId: idOf(stranger) })).rejects.toThrow(PlanRefused);
  await expect(offer(li, shift, { counterShiftId: newId() })).rejects.toThrow(InvalidInput);
  expect(await db().shiftSwap.count({ where: { storeId: store.id } })).toBe(0);
});
