import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, atMinute, type Day } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { attendanceFact } from '@/server/reports/books/attendance-facts';
import { checkBooks } from '@/server/reports/books/check-books';
import { attendedShop } from '@/tests/factories/attended';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { tampered } from '@/tests/helpers/tampering';
import { whoIsAtWork } from './at-work';
import { dayFacts } from './day-facts';
import { whoWasThere } from './day-report/who-was-there';
import { judgeDue } from './judge-due';
import { lockMonth } from './lock-month';
import { monthSheet } from './month-sheet';
import { myMonth } from './my-month';

const DAY: Day = '2026-03-03';
const NEXT = addDays(DAY, 1);
let shop: Awaited<ReturnType<typeof attendedShop>>;

beforeEach(async () => {
  shop = await attendedShop(DAY);
});

const told = (from: number, to: number, of = DAY) =>
  shop.toldOf(shop.clerk.id, shop.at(from, of), shop.at(to, of), of);
const said = async (subjectId: string) =>
  (await shop.current(subjectId)).map(({ state, workedMinutes }) => `${state} ${workedMinutes}`).join();
/** As the books find it, without what else was lived in this database. */
const found = (statements: string[] = []) =>
  tampered(statements, async (tx) =>
    (await checkBooks(tx, undefined, [attendanceFact])).flatMap(({ examples }) =>
      examples.map((example) => example.replace(/: .*/, '')),
    ),
  );

describe('shifts that follow on each other', () => {
  it('are judged as one once the last is over: hours of each, nobody late at the joint, one line of who was there', async () => {
    const [meeting, work] = [await told(540, 590), await told(600, 1_080)];
    await shop.tap(shop.at(538));
    // The meeting's own late limit is over, and they are still there.
    expect(await whoIsAtWork(db(), shop.store.id, shop.at(1_000))).toMatchObject([{ since: shop.at(538) }]);
    await shop.tap(shop.at(1_083));
    await shop.report(shop.at(1_100));
    await judgeDue(shop.job(shop.at(1_100)));
    expect(await said(meeting.id)).toBe('');
    await shop.judged();
    expect(await shop.current(meeting.id)).toMatchObject([
      {
        state: 'PRESENT',
        workedMinutes: 52,
        inAt: shop.at(538),
        outAt: null,
        wentOnToId: work.id,
        earlyMinutes: 0,
      },
    ]);
    expect(await shop.current(work.id)).toMatchObject([
      {
        state: 'PRESENT',
        workedMinutes: 483,
        inAt: null,
        outAt: shop.at(1_083),
        cameFromId: meeting.id,
        lateMinutes: 0,
      },
    ]);
    expect((await whoWasThere(db(), shop.store.id, DAY, shop.at(720, NEXT))).stays).toMatchObject([
      { from: shop.at(538), to: shop.at(1_083) },
    ]);
    const [line] = (await monthSheet(db(), shop.store.id, '2026-03')).lines;
    expect(line).toMatchObject({ plannedMinutes: 530, workedMinutes: 535, lateTimes: 0, unknownTimes: 0 });
    expect(await found()).toEqual([]);
    for (const statement of [
      `UPDATE attendance_verdict SET went_on_to_id = '${newId()}' WHERE subject_id = '${meeting.id}'`,
      `UPDATE attendance_verdict SET came_from_id = '${newId()}' WHERE subject_id = '${work.id}'`,
      `DELETE FROM attendance_verdict WHERE subject_id = '${work.id}'`,
      `UPDATE attendance_verdict SET planned_from = planned_from + interval '20 minutes' WHERE subject_id = '${work.id}'`,
    ])
      expect(await found([statement]), statement).toContain('shifts that go on as each other');
  });

  it('over midnight they are one stay of two days, in the day report of the day they came', async () => {
    const [evening, night] = [await told(1_080, 1_440), await told(0, 360, NEXT)];
    await shop.tap(shop.at(1_079));
    await shop.tap(shop.at(362, NEXT));
    await shop.report(shop.at(720, addDays(NEXT, 1)));
    await judgeDue(shop.job(shop.at(720, addDays(NEXT, 1))));
    expect([await said(evening.id), await said(night.id)]).toEqual(['PRESENT 361', 'PRESENT 362']);
    const late = shop.at(720, addDays(NEXT, 1));
    const stays = async (day: Day) => (await whoWasThere(db(), shop.store.id, day, late)).stays;
    expect(await stays(DAY)).toMatchObject([{ from: shop.at(1_079), to: shop.at(362, NEXT) }]);
    expect(await stays(NEXT)).toEqual([]);
    expect(await found()).toEqual([]);
  });

  it('in whatever order punches come, a punch at the joint among them, the same is current', async () => {
    const moments = [540, 785, 790, 1_080].map((minute) => shop.at(minute));
    const late = shop.at(720, NEXT);
    await shop.report(late);
    const results: unknown[] = [];
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [1, 3, 0, 2],
    ]) {
      const who = await makePerson(['CLERK'], shop.store.id);
      const own = [
        await shop.toldOf(who.id, shop.at(540), shop.at(780)),
        await shop.toldOf(who.id, shop.at(780), shop.at(1_080)),
      ];
      for (const index of order) await shop.tap(moments[index] ?? late, {}, { now: late, who });
      await judgeDue(shop.job(late));
      results.push(await Promise.all(own.map(({ id }) => said(id))));
    }
    expect(results).toEqual(Array.from({ length: 3 }, () => ['PRESENT 245', 'PRESENT 290']));
  });

  it('moved, cancelled or given to another afterwards, the one before stands by itself again', async () => {
    const [first, second] = [await told(540, 780), await told(780, 1_080)];
    await shop.tap(shop.at(540));
    await shop.tap(shop.at(1_080));
    await shop.judged();
    expect([await said(first.id), await said(second.id)]).toEqual(['PRESENT 240', 'PRESENT 300']);
    const again = async (hours: number) => {
      // Every tenth minute what the roster has taken away is looked for.
      const now = new Date(Math.ceil(shop.at(720 + hours * 60, NEXT).getTime() / 600_000) * 600_000);
      await shop.report(now);
      await judgeDue(shop.job(now));
    };
    const where = { id: second.id };
    await db().publishedShift.update({ where, data: { startsAt: shop.at(840) } });
    await again(1);
    expect([await said(first.id), await said(second.id)]).toEqual(['MISSING_OUT null', 'MISSING_IN null']);
    await db().publishedShift.update({ where, data: { startsAt: shop.at(780) } });
    await again(2);
    expect([await said(first.id), await said(second.id)]).toEqual(['PRESENT 240', 'PRESENT 300']);
    const other = await makePerson(['CLERK'], shop.store.id);
    await db().publishedShift.update({ where, data: { personId: other.id } });
    await again(3);
    await again(4);
    expect(await shop.current(second.id)).toMatchObject([
      { personId: other.id, state: 'ABSENT', cameFromId: null },
    ]);
    expect((await shop.current(first.id))[0]?.wentOnToId).toBeNull();
    await db().publishedShift.delete({ where });
    await again(5);
    expect(await said(second.id)).toBe('VOID 0');
    expect((await shop.current(first.id))[0]).toMatchObject({ wentOnToId: null, cameFromId: null });
    expect(await found()).toEqual([]);
  });

  it('a forgotten going is offered once, at the last of them; day facts name the joint', async () => {
    const [first, second] = [await told(540, 780), await told(780, 1_080)];
    await shop.tap(shop.at(540));
    await shop.judged();
    expect([await said(first.id), await said(second.id)]).toEqual(['MISSING_OUT null', 'MISSING_OUT null']);
    const { days } = await myMonth(db(), shop.clerk.id, '2026-03', shop.at(720, NEXT));
    expect(days.map(({ subjectId, offered }) => [subjectId, offered])).toEqual(
      expect.arrayContaining([
        [first.id, null],
        [second.id, { from: null, to: shop.at(1_080) }],
      ]),
    );
    const facts = await dayFacts(db(), { storeId: shop.store.id, personId: shop.clerk.id, day: DAY });
    expect(facts.verdicts.map(({ wentOnToId, cameFromId }) => wentOnToId ?? cameFromId).sort()).toEqual(
      [first.id, second.id].sort(),
    );
  });

  it('across the end of a month that is locked, the books still agree', async () => {
    const [last, first]: Day[] = ['2026-03-31', '2026-04-01'];
    if (!last || !first) throw new Error('both');
    const [evening, night] = [await told(1_080, 1_440, last), await told(0, 360, first)];
    await shop.tap(shop.at(1_080, last));
    const late = shop.at(720, addDays(first, 4));
    await judgeDue(shop.job(late));
    expect(await said(evening.id)).toBe('MISSING_OUT null');
    await shop.tap(shop.at(361, first), {}, { now: late });
    expect([await said(evening.id), await said(night.id)]).toEqual(['PRESENT 360', 'PRESENT 361']);
    const boss = await contextOf(await makePerson(['STORE_MANAGER'], shop.store.id), { now: late });
    await lockMonth.execute(boss, {
      ...{ requestId: newId(), storeId: shop.store.id, month: '2026-03', inSpiteOf: '工资要发了' },
    });
    await shop.tap(atMinute(first, shop.store.timeZone, 6), {}, { now: late });
    await shop.tap(atMinute(first, shop.store.timeZone, 10), {}, { now: late });
    expect(await said(evening.id)).toBe('PRESENT 360');
    expect(await said(night.id)).toBe('PRESENT 351');
    expect(await found()).toEqual([]);
  });
});
