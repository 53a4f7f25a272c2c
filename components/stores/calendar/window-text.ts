import type { OpenWindow } from '@/lib/business-time';

const DAY_MINUTES = 1440;

/** A minute as a time of day; the end of a day is 24:00, beyond it the next day's time. */
export function minuteText(minute: number): string {
  const shown = minute > DAY_MINUTES ? minute - DAY_MINUTES : minute;
  return `${String(Math.floor(shown / 60)).padStart(2, '0')}:${String(shown % 60).padStart(2, '0')}`;
}

/** Two times as a window; an end that is not after its beginning is the next day's. Null while a time is missing. */
export function typedWindow(from: string, to: string): OpenWindow | null {
  const fromMinute = minuteOf(from);
  const toMinute = minuteOf(to);
  if (fromMinute === null || toMinute === null || fromMinute >= DAY_MINUTES) return null;
  return { fromMinute, toMinute: toMinute > fromMinute ? toMinute : toMinute + DAY_MINUTES };
}

function minuteOf(time: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(time) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}
