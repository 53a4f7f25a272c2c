import { calendarDay, type Day } from '@/lib/business-day';
import { weekdayOf } from '@/server/roster/roster-rules';

/** The month before or after 'YYYY-MM'. */
export function monthBeside(month: string, by: 1 | -1): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const moved = new Date(Date.UTC(year, number - 1 + by, 1));
  return moved.toISOString().slice(0, 7);
}

/** Days on which somebody is away, by the clock of a store. */
export function daysAway(
  leaves: readonly { personId: string; startsAt: Date; endsAt: Date }[],
  personId: string,
  timeZone: string,
): (day: Day) => boolean {
  const spans = leaves
    .filter((leave) => leave.personId === personId)
    .map(({ startsAt, endsAt }) => [
      calendarDay(startsAt, timeZone),
      calendarDay(new Date(endsAt.getTime() - 1), timeZone),
    ]);
  return (day) => spans.some(([from = '', to = '']) => from <= day && day <= to);
}

/** A month as weeks, Monday first; null before its first day and after its last. */
export function weeksOf<D extends { day: Day }>(days: readonly D[]): (D | null)[][] {
  const before = weekdayOf(days[0]?.day ?? '2000-01-03') - 1;
  const cells: (D | null)[] = [...Array.from({ length: before }, () => null), ...days];
  while (cells.length % 7 > 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
