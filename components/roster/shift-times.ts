import { LONGEST_SHIFT_MINUTES } from '@/server/roster/roster-rules';
import { minuteOf } from './board-rules';

export interface WrittenTimes {
  from: string;
  to: string;
  /** Minutes. */
  pause: string;
}
/** What is wrong with a field, by its word in `roster.form`. */
export type TimesFault = 'noStart' | 'noEnd' | 'noLength' | 'tooLong' | 'noBreak' | 'breakTooLong';
export type TimesFaults = Partial<Record<keyof WrittenTimes, TimesFault>>;

interface Times {
  startMinute: number;
  endMinute: number;
  breakMinutes: number;
}

/** Times that make a shift, or what is wrong, each at its field. An end before the beginning is on the next day. */
export function readTimes({
  from,
  to,
  pause,
}: WrittenTimes): { times: Times; faults: null } | { times: null; faults: TimesFaults } {
  const [startMinute, end] = [minuteOf(from), minuteOf(to)];
  const breakMinutes = /^\d{1,3}$/.test(pause.trim()) ? Number(pause) : null;
  const faults: TimesFaults = {};
  if (startMinute === null) faults.from = 'noStart';
  if (end === null) faults.to = 'noEnd';
  if (breakMinutes === null) faults.pause = 'noBreak';
  if (startMinute === null || end === null) return { times: null, faults };
  const endMinute = end > startMinute ? end : end + 1_440;
  const length = endMinute - startMinute;
  if (end === startMinute) faults.to = 'noLength';
  else if (length > LONGEST_SHIFT_MINUTES) faults.to = 'tooLong';
  else if (breakMinutes !== null && breakMinutes >= length) faults.pause = 'breakTooLong';
  if (breakMinutes === null || Object.keys(faults).length > 0) return { times: null, faults };
  return { times: { startMinute, endMinute, breakMinutes }, faults: null };
}
