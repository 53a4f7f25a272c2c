import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, type Day } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { Forbidden, InvalidInput, NotFound } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { attendanceFact } from '@/server/reports/books/attendance-facts';
import { checkBooks } from '@/server/reports/books/check-books';
import { attendedShop } from '@/tests/factories/attended';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { tampered } from '@/tests/helpers/tampering';
import { dayFacts } from './day-facts';
import {
  NothingUnknown,
  ProposalNeedsBoth,
  ProposalOfOneThatIsThere,
  ProposalsUsedUp,
  PunchOfYourOwn,
} from './errors';
import { leaveUnknown } from './leave-unknown';
import { answerMonth, lockMonth } from './lock-month';
import { monthSheet } from './month-sheet';
import { myMonth } from './my-month';
import { decideProposal, proposePunch } from './propose-punch';

const DAY: Day = '2026-03-03';
const MONTH = '2026-03';
const APRIL: Day = '2026-04-02';
let shop: Awaited<ReturnType<typeof attendedShop>>;
let shift: { id: string };
let boss: Awaited<ReturnType<typeof makePerson>>;

beforeEach(async () => {
  shop = await attendedShop(DAY);
  boss = await makePerson(['STORE_MANAGER'], shop.store.id);
  shift = await shop.toldOf(shop.clerk.id, shop.at(540), shop.at(1_080));
});

const own = (day: Day = APRIL) => contextOf(shop.clerk, { now: shop.at(600, day) });
const manager = (day: Day = APRIL) => contextOf(boss, { now: shop.at(600, day) });
const of = () => ({ requestId: newId(), storeId: shop.store.id });
const agree = async (day: Day = APRIL) =>
  answerMonth.execute(await own(day), { ...of(), month: MONTH, agrees: true });
const lock = async () => lockMonth.execute(await manager(), { ...of(), month: MONTH });
const propose = async (came: number, went?: number, day: Day = addDays(DAY, 1)) =>
  proposePunch.execute(await own(day), {
    ...{ ...of(), occurredAt: shop.at(came), reason: '忘了' },
    ...(went === undefined ? {} : { wentAt: shop.at(went) }),
  });
const decide = async (proposalId: string, confirmed: boolean) =>
  decideProposal.execute(await manager(), {
    ...of(),
    proposalId,
    confirmed,
    reason: confirmed ? '' : '没来',
  });
const leave = async (over: object = {}, by = boss) =>
  leaveUnknown.execute(await contextOf(by, { now: shop.at(600, APRIL) }), {
    ...{ ...of(), subjectId: shift.id, reason: '查不到' },
    ...over,
  });
const sheet = () => monthSheet(db(), shop.store.id, MONTH);
const mine = async () =>
  (await myMonth(db(), shop.clerk.id, MONTH, shop.at(600, APRIL))).stores.find(
    ({ id }) => id === shop.store.id,
  );

describe('a month with a day nobody knows', () => {
  it('is neither confirmed nor locked, and the days are named; objecting is always possible', async () => {
    await shop.tap(shop.at(540));
    await expect(agree()).rejects.toMatchObject({ params: { what: 'SHIFTS', count: 1 } });
    await shop.judged();
    expect((await mine())?.unsettled).toEqual([DAY]);
    expect((await sheet()).unsettled).toMatchObject([{ personId: shop.clerk.id, day: DAY, why: 'UNKNOWN' }]);
    await expect(agree()).rejects.toMatchObject({
      code: 'ATTENDANCE_MONTH_NOT_READY',
      params: { what: 'UNKNOWN' },
    });
    await expect(lock()).rejects.toMatchObject({ params: { what: 'UNKNOWN', count: 1 } });
    const { proposalId } = await propose(1_080);
    await expect(agree()).rejects.toMatchObject({ params: { what: 'PROPOSALS' } });
    await decide(proposalId, false);
    await expect(lock()).rejects.toMatchObject({ params: { what: 'UNKNOWN' } });
    await answerMonth.execute(await own(), { ...of(), month: MONTH, agrees: false, words: '我在' });
    await decide((await propose(1_085)).proposalId, true);
    expect((await mine())?.unsettled).toEqual([]);
    await agree();
    await lock();
    expect((await sheet()).lines).toMatchObject([{ workedMinutes: 545, unknownTimes: 0, confirmedTimes: 1 }]);
  });

  it('of another person keeps nobody from confirming their own', async () => {
    await shop.tap(shop.at(540));
    const other = await makePerson(['CLERK'], shop.store.id);
    await shop.judged();
    const ctx = await contextOf(other, { now: shop.at(600, APRIL) });
    await answerMonth.execute(ctx, { ...of(), month: MONTH, agrees: true });
  });

  it('is settled by a manager who says that nobody will know, with a reason, once, and not of themselves', async () => {
    await shop.tap(shop.at(540));
    await shop.judged();
    await expect(leave({ reason: '' })).rejects.toThrow(InvalidInput);
    await expect(leave({ subjectId: newId() })).rejects.toThrow(NotFound);
    await expect(leave({}, shop.clerk)).rejects.toThrow(Forbidden);
    const requestId = newId();
    await leave({ requestId });
    expect(await leave({ requestId })).toEqual({ day: DAY });
    await expect(leave()).rejects.toThrow(NothingUnknown);
    expect((await mine())?.unsettled).toEqual([]);
    const facts = await dayFacts(db(), { storeId: shop.store.id, personId: shop.clerk.id, day: DAY });
    expect(facts.leftUnknown).toEqual([{ subjectId: shift.id, reason: '查不到', by: boss.name }]);
    await agree();
    await lock();
    expect((await sheet()).lines).toMatchObject([{ workedMinutes: 0, unknownTimes: 1 }]);
    await expect(db().hoursLeftUnknown.deleteMany({ where: { storeId: shop.store.id } })).rejects.toThrow();
  });

  it('of whom it is cannot say so; and where the hours are known there is nothing to say', async () => {
    const night = await shop.toldOf(boss.id, shop.at(540), shop.at(1_080));
    await shop.tap(shop.at(540), {}, { who: boss });
    await shop.tap(shop.at(540));
    await shop.tap(shop.at(1_080));
    await shop.judged();
    await expect(leave({ subjectId: night.id })).rejects.toThrow(PunchOfYourOwn);
    await expect(leave()).rejects.toThrow(NothingUnknown);
  });
});

describe('a day nobody came, as far as the tablet knows', () => {
  it('is proposed with both times, which count as two, and is decided as one', async () => {
    await shop.judged();
    expect(await shop.current(shift.id)).toMatchObject([{ state: 'ABSENT' }]);
    await expect(propose(540)).rejects.toThrow(ProposalNeedsBoth);
    await expect(propose(1_080)).rejects.toThrow(ProposalNeedsBoth);
    await expect(propose(1_080, 540)).rejects.toThrow(InvalidInput);
    const { proposalId, left } = await propose(541, 1_079);
    expect(left).toBe(1);
    expect((await sheet()).proposals).toMatchObject([{ occurredAt: shop.at(541), wentAt: shop.at(1_079) }]);
    expect(await shop.current(shift.id)).toMatchObject([{ state: 'ABSENT', number: 1 }]);
    await decide(proposalId, true);
    expect(await shop.current(shift.id)).toMatchObject([{ state: 'PRESENT', number: 2, workedMinutes: 538 }]);
    expect((await sheet()).lines).toMatchObject([{ confirmedTimes: 2, absentTimes: 0 }]);
    const found = (statements: string[] = []) =>
      tampered(statements, async (tx) =>
        (await checkBooks(tx, undefined, [attendanceFact])).flatMap(({ examples }) => examples),
      );
    expect(await found()).toEqual([]);
    const gone = `UPDATE punch SET occurred_at = occurred_at + interval '1 minute' WHERE occurred_at = '${shop.at(1_079).toISOString()}'`;
    expect((await found([gone])).join()).toContain('punches of proposals');
  });

  it('leaves no half where there are not two left; where one punch is there only the other is proposed', async () => {
    await shop.tap(shop.at(540));
    await expect(propose(600, 1_080)).rejects.toThrow(ProposalOfOneThatIsThere);
    await propose(1_080);
    const next = addDays(DAY, 1);
    await shop.toldOf(shop.clerk.id, shop.at(540, next), shop.at(1_080, next), next);
    const again = async () =>
      proposePunch.execute(await own(addDays(next, 1)), {
        ...{ ...of(), occurredAt: shop.at(540, next), wentAt: shop.at(1_080, next), reason: '忘了' },
      });
    expect(await again()).toMatchObject({ left: 0 });
    await shop.toldOf(
      shop.clerk.id,
      shop.at(540, addDays(next, 1)),
      shop.at(1_080, addDays(next, 1)),
      addDays(next, 1),
    );
    await expect(
      proposePunch.execute(await own(addDays(next, 2)), {
        ...{
          ...of(),
          occurredAt: shop.at(540, addDays(next, 1)),
          wentAt: shop.at(1_080, addDays(next, 1)),
          reason: '忘了',
        },
      }),
    ).rejects.toThrow(ProposalsUsedUp);
  });

  it('of a day that has both its punches no third is proposed, and none is confirmed once the missing one came', async () => {
    await shop.tap(shop.at(540));
    const { proposalId } = await propose(1_080);
    await shop.tap(shop.at(1_079));
    await expect(propose(900)).rejects.toThrow(ProposalOfOneThatIsThere);
    await expect(decide(proposalId, true)).rejects.toThrow(ProposalOfOneThatIsThere);
    await decide(proposalId, false);
    await expect(propose(900)).rejects.toThrow(ProposalOfOneThatIsThere);
    await expect(propose(1_078)).rejects.toThrow(ProposalOfOneThatIsThere);
  });

  it('is not locked over the heads of who has said nothing, but for a reason', async () => {
    await shop.tap(shop.at(540));
    await shop.tap(shop.at(1_080));
    await shop.judged();
    await expect(lock()).rejects.toMatchObject({ params: { what: 'SILENT', count: 1 } });
    await lockMonth.execute(await manager(), { ...of(), month: MONTH, inSpiteOf: '工资要发了' });
  });
});
