import { businessDayOf, type Day, dateToDay } from '@/lib/business-day';
import type { StoreSettings } from '@/server/stores/store-settings';
import type { ReportState } from './schema';

export interface DayFacts {
  /** The store's business day right now. */
  isToday: boolean;
  state: 'OPEN' | 'CLOSED' | 'SEALED' | null;
  /** Was the last version returned? */
  returned: boolean;
  deadlineAt: Date;
}

/**
 * What a store's day is to head office. RUNNING: today, nothing due. OPEN: over, report due by the deadline. LATE: past the
 * deadline and not in. RETURNED: finance wants it again. SUBMITTED: waits for finance. ACCEPTED: sealed.
 */
export function reportState(facts: DayFacts, now: Date): ReportState {
  if (facts.state === 'SEALED') return 'ACCEPTED';
  if (facts.state === 'CLOSED') return 'SUBMITTED';
  if (facts.returned) return 'RETURNED';
  if (facts.isToday) return 'RUNNING';
  return now > facts.deadlineAt ? 'LATE' : 'OPEN';
}

/** What an item of a drawer is about: its session, and whose tender's; null is cash that was counted. */
export function drawerItem(id: string): { sessionId: string; isLate: boolean; tender: string } {
  const [sessionId = '', ...rest] = id.split('/');
  return { sessionId, isLate: rest[0] === 'LATE', tender: rest.at(-1) ?? 'CASH' };
}

/** Why a day has no report to hand in; null: it has. */
export function whyNoReport(
  store: Pick<StoreSettings, 'timeZone' | 'dayStartMinute' | 'firstDay'>,
  day: Day,
  now: Date,
): 'NOT_BEGUN' | 'BEFORE_STORE' | null {
  if (day > businessDayOf(now, store.timeZone, store.dayStartMinute)) return 'NOT_BEGUN';
  return day < dateToDay(store.firstDay) ? 'BEFORE_STORE' : null;
}
