import { addDays } from '@/lib/business-day';
import { LONGEST_LEAVE_DAYS } from '@/server/roster/leave/leave-rules';
import { minuteOf } from '../board-rules';

export const PARTS = ['WHOLE', 'MORNING', 'AFTERNOON', 'HOURS'] as const;

export interface WrittenLeave {
  from: string;
  to: string;
  part: (typeof PARTS)[number];
  /** Of HOURS, by the clock. */
  fromTime: string;
  toTime: string;
}
/** What is wrong with a field, by its word in `roster.leave`. */
export type LeaveFaults = Partial<
  Record<keyof WrittenLeave, 'noDay' | 'badDates' | 'tooLong' | 'noTime' | 'badTimes'>
>;

/** What is asked for, or what is wrong, each at its field. Half days and hours are of the first day alone. */
export function readLeave({ from, to, part, fromTime, toTime }: WrittenLeave) {
  const faults: LeaveFaults = {};
  const toDay = part === 'WHOLE' ? to : from;
  if (from === '') faults.from = 'noDay';
  if (part === 'WHOLE' && to === '') faults.to = 'noDay';
  else if (from !== '' && toDay < from) faults.to = 'badDates';
  else if (from !== '' && toDay > addDays(from, LONGEST_LEAVE_DAYS)) faults.to = 'tooLong';
  const [fromMinute, toMinute] = [minuteOf(fromTime), minuteOf(toTime)];
  if (part === 'HOURS') {
    if (fromMinute === null) faults.fromTime = 'noTime';
    if (toMinute === null) faults.toTime = 'noTime';
    else if (fromMinute !== null && toMinute <= fromMinute) faults.toTime = 'badTimes';
  }
  if (Object.keys(faults).length > 0) return { asked: null, faults };
  const hours = part === 'HOURS' ? { fromMinute: fromMinute ?? 0, toMinute: toMinute ?? 0 } : {};
  return { asked: { fromDay: from, toDay, part, ...hours }, faults };
}
