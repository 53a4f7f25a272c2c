import { addDays, atMinute, type Day, dayBounds, dayToDate } from '@/lib/business-day';

export const RHYTHMS = ['DAILY', 'WEEKLY', 'MONTHLY'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** What a task may follow from. */
export const TASK_SOURCES = ['MEETING', 'COMPLAINT', 'INCIDENT'] as const;

export const TASK_STATES = ['open', 'overdue', 'done', 'cancelled'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** Days that are made up for after a stop; what is older nobody does any more. */
export const MADE_UP_DAYS = 31;

export interface RepeatRule {
  rhythm: Rhythm;
  /** Of WEEKLY: 1 is Monday. */
  weekdays: readonly number[];
  /** Of MONTHLY. */
  monthDay: number | null;
}

/** Is a repeated task due on this day? A month that has no such day has its last. */
export function isDueOn({ rhythm, weekdays, monthDay }: RepeatRule, day: Day): boolean {
  if (rhythm === 'DAILY') return true;
  if (rhythm === 'WEEKLY') return weekdays.includes(dayToDate(day).getUTCDay() || 7);
  const date = Number(day.slice(8));
  const isLast = addDays(day, 1).slice(8) === '01';
  return date === monthDay || (isLast && monthDay !== null && monthDay > date);
}

/** The first day it is due on, this one or after it. */
export function nextDueDay(rule: RepeatRule, from: Day): Day {
  // A weekday comes within a week, a day of the month within a month.
  for (let day = from, looked = 0; looked <= 31; day = addDays(day, 1), looked += 1)
    if (isDueOn(rule, day)) return day;
  throw new RangeError('a rhythm that never comes');
}

/** The moment something is due: at its minute by the store's clock, or when its business day ends. */
export function dueMoment(
  day: Day,
  minute: number | null,
  { timeZone, dayStartMinute }: { timeZone: string; dayStartMinute: number },
): Date {
  return minute === null ? dayBounds(day, timeZone, dayStartMinute).to : atMinute(day, timeZone, minute);
}

/** How a task stands. */
export function taskState(
  { doneAt, cancelledAt, dueAt }: { doneAt: Date | null; cancelledAt: Date | null; dueAt: Date },
  now: Date,
): TaskState {
  if (doneAt) return 'done';
  if (cancelledAt) return 'cancelled';
  return dueAt <= now ? 'overdue' : 'open';
}
