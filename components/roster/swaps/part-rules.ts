import { atMinute, calendarDay, minuteOfDay } from '@/lib/business-day';
import { minuteOf } from '../board-rules';

export type PartKind = 'WHOLE' | 'START' | 'END';

/**
 * The part of a shift up to a time of the clock, or from it on; null for all of it.
 * @param time 'HH:MM'; earlier than the shift begins it is of the next day
 */
export function partOf(
  shift: { startsAt: Date; endsAt: Date; timeZone: string },
  part: PartKind,
  time: string,
): { startsAt: Date; endsAt: Date } | null | 'WRONG' {
  if (part === 'WHOLE') return null;
  const minute = minuteOf(time);
  if (minute === null) return 'WRONG';
  const { startsAt, endsAt, timeZone } = shift;
  const beyond = minute < minuteOfDay(startsAt, timeZone) ? 1_440 : 0;
  const at = atMinute(calendarDay(startsAt, timeZone), timeZone, minute + beyond);
  if (at <= startsAt || at >= endsAt) return 'WRONG';
  return part === 'START' ? { startsAt, endsAt: at } : { startsAt: at, endsAt };
}
