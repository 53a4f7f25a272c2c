import { type Day, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { mondayOf } from './roster-rules';

const WHAT = {
  id: true,
  storeId: true,
  personId: true,
  day: true,
  startsAt: true,
  endsAt: true,
  breakMinutes: true,
  kind: true,
} as const;

/** Published shifts of these people, in whatever stores, that share a moment with a span. */
export function toldShiftsOf(reader: Reader, personIds: readonly string[], span: { from: Date; to: Date }) {
  return reader.publishedShift.findMany({
    where: {
      personId: { in: [...personIds] },
      startsAt: { lt: span.to, gt: new Date(span.from.getTime() - 24 * 3_600_000) },
      endsAt: { gt: span.from },
    },
    select: WHAT,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
}

/** Published shifts of a store that begin on these days, both included. */
export function toldShiftsOn(reader: Reader, storeId: string, days: { from: Day; to: Day }) {
  const [from, to] = [dayToDate(days.from), dayToDate(days.to)];
  return reader.publishedShift.findMany({
    where: { storeId, monday: { gte: dayToDate(mondayOf(days.from)), lte: to }, day: { gte: from, lte: to } },
    select: WHAT,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
}

/** Leave that was approved, of these people within a span. */
export function approvedLeaveOf(
  reader: Reader,
  personIds: readonly string[],
  span: { from: Date; to: Date },
) {
  return reader.leave.findMany({
    where: {
      personId: { in: [...personIds] },
      state: 'APPROVED',
      startsAt: { lt: span.to },
      endsAt: { gt: span.from },
    },
    select: { id: true, personId: true, kind: true, startsAt: true, endsAt: true },
    orderBy: { startsAt: 'asc' },
  });
}
