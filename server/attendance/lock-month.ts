import { Prisma } from '@/generated/prisma/client';
import { addDays, businessDayOf, dateToDay, dayBounds, dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { storeSettings } from '@/server/stores/store-settings';
import { MonthLocked, MonthNotReady, NothingToCorrect, PunchOfYourOwn } from './errors';
import { lockedMonths } from './judge-person';
import { monthDigest } from './month-digest';
import { answersOf, monthFacts, undecidedOf } from './month-facts';
import { lockAlone, monthDate, nextMonth, refuseLockedDay } from './month-internal';
import { monthLines } from './month-rules';
import { leftUnknownOf, UNSETTLED, unsettledDays } from './month-unsettled';
import { requireWritable } from './of-store';
import { answerMonthInput, correctDayInput, lockMonthInput } from './schema';

/**
 * Somebody says that their month is right, once it is over and all of it is known, or what is wrong with it; the latest word holds.
 * @throws MonthLocked, MonthNotReady
 */
export const answerMonth = command({
  name: 'attendance.answerMonth',
  permission: 'attendance.own',
  scope: 'store',
  input: answerMonthInput,
  async run(tx, { requestId, storeId, month, agrees, words }, ctx) {
    await refuseLockedDay(tx, storeId, `${month}-01`);
    const { personId } = ctx.actor;
    if (agrees) {
      await refuseRunning(tx, storeId, month, ctx.now);
      const facts = await monthFacts(tx, storeId, month);
      const unsettled = await unsettledOf(tx, facts, month);
      refuseUnsettled(unsettled.filter((one) => one.personId === personId));
    }
    await tx.attendanceAnswer.create({
      data: { storeId, id: requestId, personId, month: monthDate(month), agrees, words, at: ctx.now },
      select: { id: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'attendance.answerMonth',
      subjectKind: 'person',
      subjectId: personId,
      after: { month, confirmed: agrees },
      requestId,
    });
    return { agrees };
  },
});

/**
 * Locks a month of a store once it is over and nothing of it waits: its lines are kept as payroll gets them, with a digest over them and
 * over its judgements. From then on its days are judged no more.
 * @throws MonthLocked, MonthNotReady
 */
export const lockMonth = command({
  name: 'attendance.lockMonth',
  permission: 'attendance.lock',
  scope: 'store',
  input: lockMonthInput,
  async run(tx, { requestId, storeId, month, inSpiteOf }, ctx) {
    await lockAlone(tx, storeId);
    const isLocked = await lockedMonths(tx, [storeId]);
    if (isLocked(storeId, monthDate(month))) throw new MonthLocked({ month });
    const facts = await monthFacts(tx, storeId, month);
    await refuseRunning(tx, storeId, month, ctx.now);
    refuseUnsettled(await unsettledOf(tx, facts, month));
    const lines = monthLines(facts);
    const people = lines.map(({ personId }) => personId);
    const { objections, silent } = await refuseUnanswered(tx, { storeId, month, inSpiteOf, people });
    await tx.attendanceMonthLine.createMany({
      data: lines.map((line) => ({ storeId, month: monthDate(month), ...line })),
    });
    await tx.$executeRaw`
      INSERT INTO attendance_month (store_id, month, locked_at, locked_by_id, digest)
      SELECT q.store, q.month, ${ctx.now}::timestamptz, ${ctx.actor.personId}::uuid, ${Prisma.raw(monthDigest('q.store', 'q.month'))}
      FROM (SELECT ${storeId}::uuid AS store, ${`${month}-01`}::date AS month) q`;
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'attendance.lockMonth',
      subjectKind: 'attendance_month',
      subjectId: month,
      after: { month, people: lines.length, objections, silent, ...(inSpiteOf ? { inSpiteOf } : {}) },
      requestId,
    });
    return { month, people: lines.length };
  },
});

/** A month that is not over is nobody's yet. @throws MonthNotReady */
async function refuseRunning(tx: Tx, storeId: string, month: string, now: Date): Promise<void> {
  const store = await storeSettings(tx, storeId);
  const last = addDays(`${nextMonth(month)}-01`, -1);
  if (businessDayOf(now, store.timeZone, store.dayStartMinute) <= last)
    throw new MonthNotReady({ what: 'OVER', count: 1 });
}

/** What of a month is not known yet, of everybody. */
async function unsettledOf(tx: Tx, facts: Awaited<ReturnType<typeof monthFacts>>, month: string) {
  const { storeId } = facts;
  const store = await storeSettings(tx, storeId);
  const [first, last] = [`${month}-01`, addDays(`${nextMonth(month)}-01`, -1)];
  const span = {
    from: dayBounds(first, store.timeZone, store.dayStartMinute).from,
    to: dayBounds(last, store.timeZone, store.dayStartMinute).to,
  };
  const undecided = await undecidedOf(tx, storeId, month, span);
  return unsettledDays(facts, undecided, await leftUnknownOf(tx, [storeId], month), (at) =>
    businessDayOf(at, store.timeZone, store.dayStartMinute),
  );
}

/** @throws MonthNotReady */
function refuseUnsettled(unsettled: Awaited<ReturnType<typeof unsettledOf>>): void {
  for (const what of UNSETTLED) {
    const count = unsettled.filter(({ why }) => why === what).length;
    if (count > 0) throw new MonthNotReady({ what, count });
  }
}

/**
 * Somebody objects, or has said nothing: then it is locked for a reason that is written down.
 * @returns how many of each are overruled @throws MonthNotReady
 */
async function refuseUnanswered(
  tx: Tx,
  {
    storeId,
    month,
    inSpiteOf,
    people,
  }: { storeId: string; month: string; inSpiteOf: string; people: string[] },
): Promise<{ objections: number; silent: number }> {
  const answers = await answersOf(tx, storeId, month);
  const objections = [...answers.values()].filter(({ agrees }) => !agrees).length;
  const silent = people.filter((personId) => !answers.has(personId)).length;
  if (!inSpiteOf && objections > 0) throw new MonthNotReady({ what: 'OBJECTIONS', count: objections });
  if (!inSpiteOf && silent > 0) throw new MonthNotReady({ what: 'SILENT', count: silent });
  return { objections, silent };
}

/**
 * Puts a day of a locked month right: an entry in the first month that is open, which names the day. @throws NotFound, PunchOfYourOwn,
 * NothingToCorrect
 */
export const correctDay = command({
  name: 'attendance.correctDay',
  permission: 'attendance.keep',
  scope: 'store',
  input: correctDayInput,
  async run(tx, { requestId, storeId, personId, day, minutes, reason }, ctx) {
    if (personId === ctx.actor.personId) throw new PunchOfYourOwn();
    const said = { storeId, personId, day: dayToDate(day) };
    await requireWritable(tx, { ...said, day }, async () => {
      const before = await tx.attendanceCorrection.aggregate({ where: said, _sum: { minutes: true } });
      return (before._sum.minutes ?? 0) + minutes === 0;
    });
    const isLocked = await lockedMonths(tx, [storeId]);
    if (!isLocked(storeId, dayToDate(day))) throw new NothingToCorrect();
    let month = nextMonth(day.slice(0, 7));
    while (isLocked(storeId, monthDate(month))) month = nextMonth(month);
    await tx.attendanceCorrection.create({
      data: {
        storeId,
        id: requestId,
        personId,
        day: dayToDate(day),
        month: monthDate(month),
        minutes,
        reason,
        at: ctx.now,
        byId: ctx.actor.personId,
      },
      select: { id: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'attendance.correctDay',
      subjectKind: 'person',
      subjectId: personId,
      after: { day, month, minutes, reason },
      requestId,
    });
    return { month: dateToDay(monthDate(month)).slice(0, 7) };
  },
});
