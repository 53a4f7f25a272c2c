import type { AttendanceVerdict } from '@/generated/prisma/client';
import { dateToDay, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { approvedLeaveOf, toldShiftsOf } from '@/server/roster/told-shifts';
import { storesOf } from '@/server/stores/queries';
import { proposedMoment } from './judging-rules';
import { monthDate, nextMonth } from './month-internal';
import { policiesOf } from './policies';

/** One's own month in all stores: what came of each shift, what is proposed, and whether it was said to be right. */
export async function myMonth(reader: Reader, personId: string, month: string, now: Date) {
  const [first, end] = [monthDate(month), monthDate(nextMonth(month))];
  const span = { from: first, to: end };
  const [verdicts, told, leaves, proposals, answers] = await Promise.all([
    reader.attendanceVerdict.findMany({
      where: { personId, day: { gte: first, lt: end }, supersededBy: null, state: { not: 'VOID' } },
      orderBy: [{ day: 'asc' }, { plannedFrom: 'asc' }, { subjectId: 'asc' }],
    }),
    toldShiftsOf(reader, [personId], span),
    approvedLeaveOf(reader, [personId], span),
    reader.punchProposal.findMany({ where: { personId, month: first }, orderBy: { occurredAt: 'asc' } }),
    reader.attendanceAnswer.findMany({
      where: { personId, month: first },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: 100,
    }),
  ]);
  const judged = new Set(verdicts.map(({ shiftId }) => shiftId));
  const inMonth = told.filter(({ day }) => day >= first && day < end);
  const storeIds = [...new Set([...verdicts, ...inMonth, ...proposals].map(({ storeId }) => storeId))];
  const [stores, locked, policyOf] = await Promise.all([
    storesOf(reader, storeIds),
    reader.attendanceMonth.findMany({ where: { storeId: { in: storeIds }, month: first } }),
    policiesOf(reader, storeIds),
  ]);
  return {
    stores: stores.map(({ id, name, timeZone }) => {
      const answer = answers.find(({ storeId }) => storeId === id);
      return {
        id,
        name,
        timeZone,
        locked: locked.some(({ storeId }) => storeId === id),
        answer: answer ? { agrees: answer.agrees, words: answer.words } : null,
        proposalsLeft: Math.max(0, policyOf(id).proposalsPerMonth - proposals.length),
      };
    }),
    days: verdicts.map(({ day, ...verdict }) => ({
      ...verdict,
      day: dateToDay(day),
      /** What is offered where a punch is missing. */
      offered: offeredOf(verdict, leaves),
    })),
    open: inMonth
      .filter(({ id }) => !judged.has(id))
      .map(({ id, storeId, day, startsAt, endsAt }) => ({
        shiftId: id,
        storeId,
        day: dateToDay(day),
        startsAt,
        endsAt,
        isOver: endsAt < now,
      })),
    proposals: proposals.map(({ id, storeId, occurredAt, reason, state, decidedReason }) => ({
      id,
      storeId,
      occurredAt,
      reason,
      state,
      decidedReason,
    })),
    month: dateToDay(dayToDate(`${month}-01`)).slice(0, 7),
  };
}

/** Of shifts that follow on each other the first offers the coming, and the last the going. */
function offeredOf(
  verdict: Pick<AttendanceVerdict, 'state' | 'plannedFrom' | 'plannedTo' | 'cameFromId' | 'wentOnToId'>,
  leaves: readonly { startsAt: Date; endsAt: Date }[],
): Date | null {
  const { state, plannedFrom, plannedTo, cameFromId, wentOnToId } = verdict;
  if (!plannedFrom || !plannedTo) return null;
  if (state === 'MISSING_OUT' ? wentOnToId : cameFromId) return null;
  const shift = { startsAt: plannedFrom, endsAt: plannedTo };
  const own = leaves.filter(({ startsAt, endsAt }) => startsAt < plannedTo && endsAt > plannedFrom);
  if (state === 'MISSING_OUT') return proposedMoment(shift, 'OUT', own);
  return state === 'MISSING_IN' || state === 'ABSENT' ? proposedMoment(shift, 'IN', own) : null;
}
