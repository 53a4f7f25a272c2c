import { businessDayOf, type Day, dayToDate, minuteOfDay } from '@/lib/business-day';
import type { PromotionTimes } from './terms';

/** A store's clock. */
export interface StoreClock {
  timeZone: string;
  dayStartMinute: number;
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: Day): number {
  return dayToDate(day).getUTCDay() || 7;
}

/** Does it hold at this moment in a store with this clock? */
export function holdsAt(times: PromotionTimes, instant: Date, clock: StoreClock): boolean {
  const day = businessDayOf(instant, clock.timeZone, clock.dayStartMinute);
  if (day < times.fromDay || day > times.untilDay) return false;
  if (times.weekdays.length > 0 && !times.weekdays.includes(weekdayOf(day))) return false;
  const { fromMinute, untilMinute } = times;
  if (fromMinute === null || untilMinute === null) return true;
  const minute = minuteOfDay(instant, clock.timeZone);
  return fromMinute < untilMinute
    ? minute >= fromMinute && minute < untilMinute
    : minute >= fromMinute || minute < untilMinute;
}
