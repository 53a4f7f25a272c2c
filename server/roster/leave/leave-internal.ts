import type { Leave } from '@/generated/prisma/client';
import { calendarDay, type Day, daysBetween } from '@/lib/business-day';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { partId } from '@/server/platform/ids';
import { storeSettings } from '@/server/stores/store-settings';
import { lockPlanned } from '../roster-internal';
import { LeaveNotEnough, LeaveTwice, LeaveUnknown } from './errors';
import { holidaysOf, isOfStore, leftOf } from './leave-preview';
import { BALANCED_KINDS, type LeaveKind, takenOfYears } from './leave-rules';
import { refuseLockedMonths } from './locked-months';

type Span = Pick<Leave, 'storeId' | 'startsAt' | 'endsAt'>;

/** The leave, which nobody else decides or plans over until the transaction ends. @throws LeaveUnknown */
export async function lockLeave(tx: Tx, storeId: string, leaveId: string): Promise<Leave> {
  const found = await tx.leave.findFirst({ where: { id: leaveId, storeId }, select: { personId: true } });
  if (!found) throw new LeaveUnknown();
  await lockPlanned(tx, [found.personId]);
  return tx.leave.findUniqueOrThrow({ where: { id: leaveId } });
}

/** @throws NotFound for whoever has no role in the store */
export async function requireOfStore(tx: Tx, of: { storeId: string; personId: string }): Promise<void> {
  if (!(await isOfStore(tx, of))) throw new NotFound({ noun: 'person' });
}

/** @throws LeaveTwice where there is time off then, asked for or given; the person is locked */
export async function refuseTwice(
  tx: Tx,
  { personId, startsAt, endsAt }: Pick<Leave, 'personId' | 'startsAt' | 'endsAt'>,
): Promise<void> {
  const taken = await tx.leave.findFirst({
    where: {
      ...{ personId, state: { in: ['ASKED', 'APPROVED'] } },
      ...{ startsAt: { lt: endsAt }, endsAt: { gt: startsAt } },
    },
    select: { id: true },
  });
  if (taken) throw new LeaveTwice();
}

/** @throws LeaveNotEnough for the first year that has too little left */
export async function requireEnough(
  tx: Tx,
  { personId, kind }: { personId: string; kind: LeaveKind },
  years: readonly { year: number; minutes: number }[],
): Promise<void> {
  for (const { year, minutes } of years) {
    const left = await leftOf(tx, { personId, kind, year });
    if (left !== null && left < minutes) throw new LeaveNotEnough({ left: hoursOf(left), year });
  }
}

/** A leave that is given takes of the years it lies in. @throws LeaveNotEnough */
export async function takeFromBalance(
  tx: Tx,
  leave: Pick<Leave, 'id' | 'storeId' | 'personId' | 'kind' | 'startsAt' | 'endsAt' | 'minutes'>,
  by: { requestId: string; byId: string; at: Date },
): Promise<void> {
  const kind = leave.kind as LeaveKind;
  if (!BALANCED_KINDS.includes(kind)) return;
  const { personId, minutes } = leave;
  const span = await daysOf(tx, leave);
  const years = takenOfYears({ ...span, minutes }, holidaysOf(span));
  await requireEnough(tx, { personId, kind }, years);
  await tx.leaveEntry.createMany({
    data: years.map((one) => ({
      ...{ id: partId(by.requestId, `taken of ${one.year}`), personId, kind, year: one.year },
      ...{ minutes: -one.minutes, leaveId: leave.id, at: by.at, byId: by.byId },
    })),
  });
}

/** What a leave took goes back to the years it came from. */
export async function giveBack(
  tx: Tx,
  leaveId: string,
  by: { requestId: string; byId: string; at: Date },
): Promise<void> {
  const taken = await tx.leaveEntry.findMany({ where: { leaveId, minutes: { lt: 0 } } });
  await tx.leaveEntry.createMany({
    data: taken.map((entry) => ({
      ...{ ...entry, id: partId(by.requestId, `given back of ${entry.year}`) },
      ...{ minutes: -entry.minutes, at: by.at, byId: by.byId },
    })),
  });
}

/** Leave of a month that payroll has changes nothing any more: it is put right on the sheet. @throws MonthLocked */
export async function refuseLocked(tx: Tx, leave: Span): Promise<void> {
  const { fromDay, toDay } = await daysOf(tx, leave);
  const days = daysBetween(fromDay, toDay);
  // One of each month, and the last: a shift of it may go on into the next.
  const firsts = days.filter((day, at) => at === 0 || day.endsWith('-01'));
  await refuseLockedMonths.ask()(tx, leave.storeId, firsts);
}

/** Its first day and its last by the store's clock. */
async function daysOf(tx: Tx, { storeId, startsAt, endsAt }: Span): Promise<{ fromDay: Day; toDay: Day }> {
  const { timeZone } = await storeSettings(tx, storeId);
  return {
    fromDay: calendarDay(startsAt, timeZone),
    toDay: calendarDay(new Date(endsAt.getTime() - 1), timeZone),
  };
}

/** What the trail says of a leave: whose, which, from which day to which, how long. */
export async function leaveInTrail(
  tx: Tx,
  leave: Span & Pick<Leave, 'personId' | 'kind' | 'minutes'>,
): Promise<Record<string, string | number>> {
  const { fromDay, toDay } = await daysOf(tx, leave);
  const { personId, kind, minutes } = leave;
  return { person: personId, kind, day: fromDay, lastDay: toDay, leaveHours: hoursOf(minutes) };
}

export const hoursOf = (minutes: number) => Math.round(minutes / 6) / 10;

/** No leave is longer than there are shifts for. */
const MOST_SHIFTS = 400;

/** Shifts that stand at that time: they stay where they are until somebody plans them anew. */
export function shiftsAt(
  tx: Tx,
  { personId, startsAt, endsAt }: Pick<Leave, 'personId' | 'startsAt' | 'endsAt'>,
) {
  return tx.shift.findMany({
    where: { personId, startsAt: { lt: endsAt }, endsAt: { gt: startsAt } },
    select: { startsAt: true, endsAt: true },
    orderBy: { startsAt: 'asc' },
    take: MOST_SHIFTS,
  });
}
