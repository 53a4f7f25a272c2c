import { calendarDay, minuteOfDay } from './business-day';

/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1, 12);
const DAY_MS = 86_400_000;

/** `09:00–10:00` */
export function hourWords(hour: number): string {
  const two = (of: number) => String(of).padStart(2, '0');
  return `${two(hour)}:00–${two((hour + 1) % 24)}:00`;
}

/** @param weekday 1 is Monday */
export function weekdayWords(weekday: number, locale: string, length: 'long' | 'short' = 'long'): string {
  return new Intl.DateTimeFormat(locale, { weekday: length, timeZone: 'UTC' }).format(
    MONDAY + (weekday - 1) * DAY_MS,
  );
}

/** `14:05`, with its day before it where that is not today's: `2026-11-29 14:05`. */
export function momentWords(at: Date, now: Date, timeZone: string): string {
  const minute = minuteOfDay(at, timeZone);
  const two = (of: number) => String(of).padStart(2, '0');
  const time = `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  const day = calendarDay(at, timeZone);
  return day === calendarDay(now, timeZone) ? time : `${day} ${time}`;
}
