import { BusinessClock, type DueTime, due, openMinutesBetween, type Pause } from '@/lib/business-time';
import { type CaseTimes, isRoundTheClock } from './complaint-rules';

const DAY_MINUTES = 1_440;
/** What falls due at the closing minute is still said before everybody has gone home. */
const AFTER_CLOSING_MINUTES = 30;
const MINUTE_MS = 60_000;

/** What the clocks of a case go by. */
export interface ClockedCase extends CaseTimes {
  severity: number;
  startedAt: Date;
  /** Set by hand; null: counted. */
  dueByHand: Date | null;
}

export interface CaseClocks {
  answer: DueTime;
  solve: DueTime;
  /** What counts: by hand where somebody set it. */
  solveDueAt: Date | null;
}

const whole = new Map<string, BusinessClock>();

/** The store's opening hours; of severity 1 every hour there is. */
export function clockFor(store: BusinessClock, severity: number): BusinessClock {
  if (!isRoundTheClock(severity)) return store;
  const { timeZone } = store.hours;
  const known = whole.get(timeZone);
  if (known) return known;
  const clock = new BusinessClock({
    timeZone,
    weekly: Array.from({ length: 7 }, () => [{ fromMinute: 0, toMinute: DAY_MINUTES }]),
    special: new Map(),
  });
  whole.set(timeZone, clock);
  return clock;
}

/** When a case is to be answered and solved, and what that was counted from. */
export function clocksOf(store: BusinessClock, of: ClockedCase, pauses: readonly Pause[]): CaseClocks {
  const clock = clockFor(store, of.severity);
  const answer = due(clock, of.startedAt, of.answerMinutes);
  const solve = due(clock, of.startedAt, of.solveMinutes, pauses);
  return { answer, solve, solveDueAt: of.dueByHand ?? solve.at };
}

/** Whom a case climbs to, one above the other. */
export const LEVELS = [1, 2, 3] as const;
export type Level = (typeof LEVELS)[number];

/** When a case climbs: at half the time to the owner, at its end to the manager, one opening day later to head office. */
export function climbTimes(
  store: BusinessClock,
  of: ClockedCase,
  pauses: readonly Pause[],
): Record<Level, Date | null> {
  const clock = clockFor(store, of.severity);
  const end = of.dueByHand ?? due(clock, of.startedAt, of.solveMinutes, pauses).at;
  if (!end) return { 1: null, 2: null, 3: null };
  const minutes = of.dueByHand
    ? openMinutesBetween(clock, of.startedAt, of.dueByHand, pauses)
    : of.solveMinutes;
  const half = minutes > 0 ? due(clock, of.startedAt, minutes / 2, pauses).at : end;
  return { 1: half, 2: end, 3: due(clock, end, minutesOfNextDay(clock, end)).at };
}

/** How long the place is open on the first open day after a moment's own. */
function minutesOfNextDay(clock: BusinessClock, at: Date): number {
  const own = due(clock, at, 1).counted[0]?.day;
  if (own === undefined) return DAY_MINUTES;
  const open = clock.stretchesOf(own).reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  return open / MINUTE_MS;
}

/** May somebody be told at this moment? Of severity 1 always, otherwise while the place is open or just was. */
export function mayTellAt(store: BusinessClock, severity: number, at: Date): boolean {
  const clock = clockFor(store, severity);
  return (
    openMinutesBetween(
      clock,
      new Date(at.getTime() - AFTER_CLOSING_MINUTES * MINUTE_MS),
      new Date(at.getTime() + MINUTE_MS),
    ) > 0
  );
}

/** When the place opens next, or now where it is open. */
export function nextOpening(store: BusinessClock, severity: number, at: Date): Date | null {
  return due(clockFor(store, severity), at, 1).counted[0]?.from ?? null;
}

/** Levels a case has reached and not climbed to yet. */
export function levelsDue(
  times: Record<Level, Date | null>,
  climbed: ReadonlySet<number>,
  now: Date,
): Level[] {
  return LEVELS.filter((level) => {
    const at = times[level];
    return at !== null && at <= now && !climbed.has(level);
  });
}

/** When to look at a case again; null: it climbs no more. */
export function looksNext(times: Record<Level, Date | null>, climbed: ReadonlySet<number>): Date | null {
  const ahead = LEVELS.flatMap((level) => (climbed.has(level) ? [] : (times[level] ?? [])));
  return ahead.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}
