import { TZDate } from '@date-fns/tz';

/** A store's business day, 'YYYY-MM-DD'. */
export type Day = string;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a time zone. */
export function calendarDay(instant: Date, timeZone: string): Day {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(instant);
}

/**
 * The business day an instant falls in: a day runs from its start minute (04:00 by default) to the next day's.
 * @param dayStartMinute minutes after midnight, store time
 */
export function businessDayOf(instant: Date, timeZone: string, dayStartMinute: number): Day {
  const key = `${timeZone} ${dayStartMinute}`;
  const known = lastAsked.get(key);
  if (known && instant >= known.from && instant < known.to) return known.day;
  const day = workOutDay(instant, timeZone, dayStartMinute);
  lastAsked.set(key, { day, ...dayBounds(day, timeZone, dayStartMinute) });
  return day;
}

/** The day last asked for per zone and start: most questions are about today, and time zones are slow to work out. */
const lastAsked = new Map<string, { day: Day; from: Date; to: Date }>();

function workOutDay(instant: Date, timeZone: string, dayStartMinute: number): Day {
  const day = calendarDay(instant, timeZone);
  return instant < atMinute(day, timeZone, dayStartMinute) ? addDays(day, -1) : day;
}

/** The instant of a minute after midnight of a calendar day in a time zone; in a skipped hour, the first instant after it. */
export function atMinute(day: Day, timeZone: string, minute: number): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(
    new TZDate(year, month - 1, date, Math.floor(minute / 60), minute % 60, timeZone).getTime(),
  );
}

/** Minutes after midnight in a time zone, by its clock. */
export function minuteOfDay(instant: Date, timeZone: string): number {
  const there = new TZDate(instant, timeZone);
  return there.getHours() * 60 + there.getMinutes();
}

/** First instant of a business day and of the one after it. */
export function dayBounds(day: Day, timeZone: string, dayStartMinute: number): { from: Date; to: Date } {
  return {
    from: atMinute(day, timeZone, dayStartMinute),
    to: atMinute(addDays(day, 1), timeZone, dayStartMinute),
  };
}

/** When a day's report must be in: `deadlineMinute` after midnight of the next calendar day. */
export function deadlineOf(day: Day, timeZone: string, deadlineMinute: number): Date {
  return atMinute(addDays(day, 1), timeZone, deadlineMinute);
}

export function addDays(day: Day, days: number): Day {
  return new Date(dayToDate(day).getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

/** Every day from `from` to `to`, both included. */
export function daysBetween(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** A day as the database's DATE: UTC midnight. */
export function dayToDate(day: Day): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

/** A DATE from the database as a day. */
export function dateToDay(date: Date): Day {
  return date.toISOString().slice(0, 10);
}
