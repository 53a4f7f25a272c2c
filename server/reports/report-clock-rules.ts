import { addDays, atMinute, type Day } from '@/lib/business-day';

/** The hours of the next morning at which a preparer is reminded, minutes after midnight, store time. */
const REMINDERS = [8 * 60 + 30, 9 * 60 + 30];

export interface StoreClock {
  timeZone: string;
  dayStartMinute: number;
  closingMinute: number;
  reportDeadlineMinute: number;
}

/** What the clock says of a day's report that is not in: the last word that is due, or null before the shop closes. */
export type ReportMark = { kind: 'REPORT_DUE' | 'REPORT_LATE'; time: string; minute: number };

/**
 * Due at closing time, again at 08:30 and 09:30 of the next day, late from the deadline on. After a stop only the last word
 * counts: nobody is told three times what they did not hear in the night.
 */
export function reportMark(now: Date, day: Day, store: StoreClock): ReportMark | null {
  const next = addDays(day, 1);
  const deadline = store.reportDeadlineMinute;
  if (now >= atMinute(next, store.timeZone, deadline)) return mark('REPORT_LATE', deadline, deadline);
  const reminder = REMINDERS.filter((minute) => minute < deadline)
    .reverse()
    .find((minute) => now >= atMinute(next, store.timeZone, minute));
  if (reminder !== undefined) return mark('REPORT_DUE', reminder, deadline);
  // A shop that closes after midnight, or never, closes on the next calendar day.
  const closingDay = store.closingMinute <= store.dayStartMinute ? next : day;
  const hasClosed = now >= atMinute(closingDay, store.timeZone, store.closingMinute);
  return hasClosed ? mark('REPORT_DUE', store.closingMinute, deadline) : null;
}

function mark(kind: ReportMark['kind'], minute: number, deadline: number): ReportMark {
  const [hours, minutes] = [Math.floor(deadline / 60), deadline % 60];
  return { kind, minute, time: `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` };
}
