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

/** What a day took after returns and rounding, fen. */
export function takings(
  tickets: Readonly<Record<string, { netFen: number; roundingFen: number } | undefined>>,
): number {
  return Object.values(tickets).reduce((sum, row) => sum + (row ? row.netFen - row.roundingFen : 0), 0);
}
