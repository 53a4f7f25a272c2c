import { atMinute, calendarDay, type Day } from '@/lib/business-day';
import { ConsentInFuture } from './errors';

/** When a consent was given: the day somebody names, by the store's clock; now, of today. @throws ConsentInFuture */
export function consentMoment(givenOn: Day | undefined, now: Date, timeZone: string): Date {
  const today = calendarDay(now, timeZone);
  if (givenOn === undefined || givenOn === today) return now;
  if (givenOn > today) throw new ConsentInFuture();
  return atMinute(givenOn, timeZone, 0);
}
