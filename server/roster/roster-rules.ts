import { addDays, atMinute, calendarDay, type Day, dayToDate, minuteOfDay } from '@/lib/business-day';

export const SHIFT_KINDS = ['WORK', 'DUTY', 'MEETING', 'TRAINING'] as const;
export const SHIFT_COLOURS = ['BLUE', 'GREEN', 'AMBER', 'VIOLET', 'ROSE', 'SLATE'] as const;
export const DAY_KINDS = ['WORKDAY', 'WEEKEND', 'HOLIDAY'] as const;
export type DayKind = (typeof DAY_KINDS)[number];
export const EMPLOYMENT_KINDS = ['FULL_TIME', 'PART_TIME', 'CASUAL'] as const;

/** Stores whose weeks are shown beside each other, on one page. */
export const STORES_AT_ONCE = 20;

/** The longest shift there is, minutes. */
export const LONGEST_SHIFT_MINUTES = 16 * 60;
const MINUTE_MS = 60_000;

/** The Monday of a day's week. */
export function mondayOf(day: Day): Day {
  return addDays(day, -((dayToDate(day).getUTCDay() + 6) % 7));
}

/** The seven days of a week. */
export function weekDays(monday: Day): Day[] {
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
}

/** 1 is Monday. */
export function weekdayOf(day: Day): number {
  return ((dayToDate(day).getUTCDay() + 6) % 7) + 1;
}

/** What kind of day it is to a store: a day shut or open out of turn is a holiday, a make-up day a workday. */
export function dayKindOf(day: Day, holidays: ReadonlyMap<Day, { isMadeUp: boolean }>): DayKind {
  const holiday = holidays.get(day);
  if (holiday) return holiday.isMadeUp ? 'WORKDAY' : 'HOLIDAY';
  return weekdayOf(day) >= 6 ? 'WEEKEND' : 'WORKDAY';
}

/**
 * From when to when a shift lasts that is planned by the store's clock. Where the clock is set meanwhile, its hands say when it ends
 * and the hours between are more or fewer.
 * @param startMinute after the day's midnight; `endMinute` may lie beyond 1440
 */
export function shiftTimes(
  { day, startMinute, endMinute }: { day: Day; startMinute: number; endMinute: number },
  timeZone: string,
): { startsAt: Date; endsAt: Date } {
  return { startsAt: atMinute(day, timeZone, startMinute), endsAt: atMinute(day, timeZone, endMinute) };
}

/** Whether somebody is there for customers meanwhile: a meeting or a training is time at work, and no cover. */
export function givesCover({ kind }: { kind: string }): boolean {
  return kind === 'WORK' || kind === 'DUTY';
}

/** Working time, minutes: without the break. */
export function workedMinutes(shift: { startsAt: Date; endsAt: Date; breakMinutes: number }): number {
  return (shift.endsAt.getTime() - shift.startsAt.getTime()) / MINUTE_MS - shift.breakMinutes;
}

/** Whether two spans share a moment; one that begins when the other ends shares none. */
export function overlap(a: { startsAt: Date; endsAt: Date }, b: { startsAt: Date; endsAt: Date }): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** '09:00-17:00', by the clock. */
export function timesText({ startMinute, endMinute }: { startMinute: number; endMinute: number }): string {
  return `${clock(startMinute)}-${clock(endMinute)}`;
}

/** '2027-03-01 09:00-17:00', by a store's clock. */
export function shiftText({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, timeZone: string): string {
  const [startMinute, endMinute] = [minuteOfDay(startsAt, timeZone), minuteOfDay(endsAt, timeZone)];
  return `${calendarDay(startsAt, timeZone)} ${timesText({ startMinute, endMinute })}`;
}
