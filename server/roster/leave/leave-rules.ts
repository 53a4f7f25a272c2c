import { addDays, atMinute, type Day, daysBetween, dayToDate } from '@/lib/business-day';

export const LEAVE_KINDS = [
  'ANNUAL',
  'SICK',
  'PERSONAL',
  'MARRIAGE',
  'MATERNITY',
  'PATERNITY',
  'BEREAVEMENT',
  'IN_LIEU',
  'OTHER',
] as const;
export type LeaveKind = (typeof LEAVE_KINDS)[number];
export const LEAVE_PARTS = ['WHOLE', 'MORNING', 'AFTERNOON', 'HOURS'] as const;
/** Taken from what was granted for a year; of the others there is as much as is approved. */
export const BALANCED_KINDS: readonly LeaveKind[] = ['ANNUAL', 'IN_LIEU'];
/** The longest that is asked for at once, days. */
export const LONGEST_LEAVE_DAYS = 200;

const WORKDAYS_OF_A_WEEK = 5;
const NOON = 12 * 60;

export interface LeaveAsked {
  fromDay: Day;
  toDay: Day;
  part: (typeof LEAVE_PARTS)[number];
  /** Of HOURS: minutes after midnight. */
  fromMinute?: number | undefined;
  toMinute?: number | undefined;
}

/**
 * From when to when a leave lasts, and what it takes of a balance, minutes. A week of leave is five working days however shifts lie, a public
 * holiday none; a half day ends or begins at noon and takes half a day.
 * @param holidays public holidays that are not worked, as days
 */
export function leaveTimes(
  { fromDay, toDay, part, fromMinute = 0, toMinute = 0 }: LeaveAsked,
  { timeZone, dayMinutes, holidays }: { timeZone: string; dayMinutes: number; holidays: ReadonlySet<Day> },
): { startsAt: Date; endsAt: Date; minutes: number } {
  const at = (day: Day, minute: number) => atMinute(day, timeZone, minute);
  if (part === 'HOURS')
    return {
      startsAt: at(fromDay, fromMinute),
      endsAt: at(fromDay, toMinute),
      minutes: Math.min(dayMinutes, toMinute - fromMinute),
    };
  if (part === 'MORNING')
    return { startsAt: at(fromDay, 0), endsAt: at(fromDay, NOON), minutes: Math.ceil(dayMinutes / 2) };
  if (part === 'AFTERNOON')
    return {
      startsAt: at(fromDay, NOON),
      endsAt: at(addDays(fromDay, 1), 0),
      minutes: Math.ceil(dayMinutes / 2),
    };
  const days = workingDays({ fromDay, toDay }, holidays).length;
  return {
    startsAt: at(fromDay, 0),
    endsAt: at(addDays(toDay, 1), 0),
    minutes: Math.max(1, days * dayMinutes),
  };
}

/** The days of a leave that are counted: five of a week however shifts lie, no public holiday. */
function workingDays({ fromDay, toDay }: { fromDay: Day; toDay: Day }, holidays: ReadonlySet<Day>): Day[] {
  const byWeek = new Map<number, number>();
  return daysBetween(fromDay, toDay).filter((day) => {
    if (holidays.has(day)) return false;
    // The epoch began on a Thursday.
    const week = Math.floor((dayToDate(day).getTime() / 86_400_000 + 3) / 7);
    const before = byWeek.get(week) ?? 0;
    byWeek.set(week, before + 1);
    return before < WORKDAYS_OF_A_WEEK;
  });
}

/** What each year gives of a leave, minutes: one that goes over New Year takes of both, by its days in them. */
export function takenOfYears(
  { fromDay, toDay, minutes }: { fromDay: Day; toDay: Day; minutes: number },
  holidays: ReadonlySet<Day>,
): { year: number; minutes: number }[] {
  const yearOf = (day: Day) => Number(day.slice(0, 4));
  const days = workingDays({ fromDay, toDay }, holidays);
  const years = [...new Set(days.map(yearOf))];
  if (years.length < 2) return [{ year: years[0] ?? yearOf(fromDay), minutes }];
  let left = minutes;
  return years.map((year, at) => {
    const own = days.filter((day) => yearOf(day) === year).length;
    const share = at === years.length - 1 ? left : Math.round((minutes * own) / days.length);
    left -= share;
    return { year, minutes: share };
  });
}
