import { sumFen } from '@/lib/money';
import type { DayFigures, ReportState } from './schema';

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

type Drawer = DayFigures['drawers'][number];

/** What a drawer's cash comes to on one day's report, fen. */
export interface DrawerFooting {
  /** What this day moved in it before it was counted. */
  thisDayFen: number;
  /** What other days moved in it; part of what it should hold. */
  otherDaysFen: number;
  /** What this day moved in it after it was counted; no part of what it should hold. */
  afterCloseFen: number;
  /** What it should hold by these rows; null for another day's drawer, of which this day knows a part only. */
  expectedFen: number | null;
}

/** Adds a drawer up: this day's movements and other days' are what it should hold, to the fen. */
export function footDrawer(drawer: Drawer, day: string): DrawerFooting {
  const apart = (why: Drawer['apart'][number]['why']) =>
    sumFen(drawer.apart.filter((row) => row.why === why).map((row) => row.amountFen));
  const thisDayFen = sumFen(drawer.kinds.map((row) => row.amountFen));
  const otherDaysFen = apart('OTHER_DAY');
  return {
    thisDayFen,
    otherDaysFen,
    afterCloseFen: apart('AFTER_CLOSE'),
    expectedFen: drawer.sessionDay === day ? thisDayFen + otherDaysFen : null,
  };
}

/** What an item of a drawer is about: its session, and whose tender's; null is cash that was counted. */
export function drawerItem(id: string): { sessionId: string; isLate: boolean; tender: string } {
  const [sessionId = '', ...rest] = id.split('/');
  return { sessionId, isLate: rest[0] === 'LATE', tender: rest.at(-1) ?? 'CASH' };
}
