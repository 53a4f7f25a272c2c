import type { AttendanceVerdict } from '@/generated/prisma/client';
import { businessDayOf, dateToDay, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { approvedLeaveOf, toldShiftsOf } from '@/server/roster/told-shifts';
import { storesOf } from '@/server/stores/queries';
import { proposedMoment } from './judging-rules';
import { monthDate, nextMonth } from './month-internal';
import { punchesOf } from './month-rules';
import { leftUnknownOf } from './month-unsettled';
import { policiesOf } from './policies';

const DAY_MS = 24 * 3_600_000;

/** One's own month in all stores: what came of each shift, what is proposed, and whether it was said to be right. */
export async function myMonth(reader: Reader, personId: string, month: string, now: Date) {
  const [first, end] = [monthDate(month), monthDate(nextMonth(month))];
  const span = { from: first, to: end };
  const [verdicts, told, leaves, proposals, unproved, answers] = await Promise.all([
    reader.attendanceVerdict.findMany({
      where: { personId, day: { gte: first, lt: end }, supersededBy: null, state: { not: 'VOID' } },
      orderBy: [{ day: 'asc' }, { plannedFrom: 'asc' }, { subjectId: 'asc' }],
    }),
    toldShiftsOf(reader, [personId], span),
    approvedLeaveOf(reader, [personId], span),
    reader.punchProposal.findMany({ where: { personId, month: first }, orderBy: { occurredAt: 'asc' } }),
    reader.punch.findMany({
      where: {
        personId,
        proof: 'NONE',
        word: null,
        occurredAt: { gte: first, lt: new Date(end.getTime() + DAY_MS) },
      },
      select: { storeId: true, occurredAt: true },
      take: 200,
    }),
    reader.attendanceAnswer.findMany({
      where: { personId, month: first },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: 100,
    }),
  ]);
  const judged = new Set(verdicts.map(({ shiftId }) => shiftId));
  const inMonth = told.filter(({ day }) => day >= first && day < end);
  const storeIds = [...new Set([...verdicts, ...inMonth, ...proposals].map(({ storeId }) => storeId))];
  const [stores, locked, left, policyOf] = await Promise.all([
    storesOf(reader, storeIds),
    reader.attendanceMonth.findMany({ where: { storeId: { in: storeIds }, month: first } }),
    leftUnknownOf(reader, storeIds, month),
    policiesOf(reader, storeIds),
  ]);
  const used = proposals.reduce((sum, { wentAt }) => sum + punchesOf(wentAt), 0);
  const asked = proposals.filter(({ state }) => state === 'ASKED');
  const open = inMonth.filter(({ id }) => !judged.has(id));
  const unknown = verdicts.filter((one) => one.workedMinutes === null && !left.has(one.subjectId));
  return {
    stores: stores.map(({ id, name, timeZone, dayStartMinute }) => {
      const dayOf = (at: Date) => businessDayOf(at, timeZone, dayStartMinute);
      const answer = answers.find(({ storeId }) => storeId === id);
      return {
        id,
        name,
        timeZone,
        locked: locked.some(({ storeId }) => storeId === id),
        answer: answer ? { agrees: answer.agrees, words: answer.words } : null,
        proposalsLeft: Math.max(0, policyOf(id).proposalsPerMonth - used),
        isOver: dayOf(now) >= `${nextMonth(month)}-01`,
        /** Days that must be known before anybody says that the month is right. */
        unsettled: unsettledIn({ storeId: id, month, dayOf }, [...unknown, ...open], [...asked, ...unproved]),
      };
    }),
    days: verdicts.map(({ day, ...verdict }) => ({
      ...verdict,
      day: dateToDay(day),
      /** What is offered where a punch is missing, or both are. */
      offered: offeredOf(verdict, leaves),
      isLeftUnknown: left.has(verdict.subjectId),
    })),
    open: open.map(({ id, storeId, day, startsAt, endsAt }) => ({
      shiftId: id,
      storeId,
      day: dateToDay(day),
      startsAt,
      endsAt,
      isOver: endsAt < now,
    })),
    proposals: proposals.map(({ id, storeId, occurredAt, wentAt, reason, state, decidedReason }) => ({
      id,
      storeId,
      occurredAt,
      wentAt,
      reason,
      state,
      decidedReason,
    })),
    month: dateToDay(dayToDate(`${month}-01`)).slice(0, 7),
  };
}

/** Days of a month in a store whose hours nobody knows yet. */
function unsettledIn(
  { storeId, month, dayOf }: { storeId: string; month: string; dayOf: (at: Date) => string },
  shifts: readonly { storeId: string; day: Date }[],
  waiting: readonly { storeId: string; occurredAt: Date }[],
): string[] {
  const days = [
    ...shifts.filter((one) => one.storeId === storeId).map(({ day }) => dateToDay(day)),
    ...waiting.filter((one) => one.storeId === storeId).map(({ occurredAt }) => dayOf(occurredAt)),
  ];
  return [...new Set(days)].filter((day) => day.startsWith(month)).sort();
}

/** Of shifts that follow on each other the first offers the coming, and the last the going. */
function offeredOf(
  verdict: Pick<AttendanceVerdict, 'state' | 'plannedFrom' | 'plannedTo' | 'cameFromId' | 'wentOnToId'>,
  leaves: readonly { startsAt: Date; endsAt: Date }[],
): { from: Date | null; to: Date | null } | null {
  const { state, plannedFrom, plannedTo, cameFromId, wentOnToId } = verdict;
  if (!plannedFrom || !plannedTo) return null;
  if (state === 'MISSING_OUT' ? wentOnToId : cameFromId) return null;
  const shift = { startsAt: plannedFrom, endsAt: plannedTo };
  const own = leaves.filter(({ startsAt, endsAt }) => startsAt < plannedTo && endsAt > plannedFrom);
  const [from, to] = [proposedMoment(shift, 'IN', own), proposedMoment(shift, 'OUT', own)];
  if (state === 'ABSENT') return { from, to };
  if (state === 'MISSING_OUT') return { from: null, to };
  return state === 'MISSING_IN' ? { from, to: null } : null;
}
