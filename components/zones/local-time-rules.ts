import { atMinute, calendarDay } from '@/lib/business-day';

/** What a `datetime-local` field says, as an instant in the store's zone; null when it says nothing. */
export function instantOf(text: string, timeZone: string): Date | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(text);
  if (!match) return null;
  const [, day = '', hours, minutes] = match;
  return atMinute(day, timeZone, Number(hours) * 60 + Number(minutes));
}

/** An instant as the text of a `datetime-local` field in the store's zone. */
export function fieldTextOf(instant: Date, timeZone: string): string {
  const day = calendarDay(instant, timeZone);
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return `${day}T${time.format(instant)}`;
}
