import type { OpenWindow } from '@/lib/business-time';

const DAY_MINUTES = 1440;
export const MOST_WINDOWS = 4;

/** What a shop that never said is taken to be open: from nine until it shuts, every day. */
export function assumedWeek(closingMinute: number): OpenWindow[][] {
  const toMinute = closingMinute > ASSUMED_FROM ? closingMinute : closingMinute + DAY_MINUTES;
  return Array.from({ length: 7 }, () => [{ fromMinute: ASSUMED_FROM, toMinute }]);
}
const ASSUMED_FROM = 9 * 60;

/** In the order of the clock. */
export function inOrder(windows: readonly OpenWindow[]): OpenWindow[] {
  return [...windows].sort((a, b) => a.fromMinute - b.fromMinute);
}

/** Does a window of the day begin before another has ended? */
export function overlapsItself(windows: readonly OpenWindow[]): boolean {
  const sorted = inOrder(windows);
  return sorted.some(({ fromMinute }, at) => fromMinute < (sorted[at - 1]?.toMinute ?? 0));
}

/** The first weekday, 1 to 7, whose windows run into those of the next day; null: none. */
export function runsIntoNext(weekly: readonly (readonly OpenWindow[])[]): number | null {
  for (const [at, windows] of weekly.entries()) {
    const end = Math.max(0, ...windows.map(({ toMinute }) => toMinute)) - DAY_MINUTES;
    const next = weekly[(at + 1) % weekly.length] ?? [];
    if (next.some(({ fromMinute }) => fromMinute < end)) return at + 1;
  }
  return null;
}

/** Windows as the trail says them: `10:00-12:00 13:00-22:00`, beyond midnight `18:00-26:00`; a dash where it is closed. */
export function windowsText(windows: readonly OpenWindow[]): string {
  const time = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const parts = inOrder(windows).map(({ fromMinute, toMinute }) => `${time(fromMinute)}-${time(toMinute)}`);
  return parts.join(' ') || '–';
}
