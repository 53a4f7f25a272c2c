import type { OpenWindow } from '@/lib/business-time';

export interface SpecialDay {
  day: string;
  name: string;
  windows: OpenWindow[];
}

interface PublicHoliday {
  day: string;
  name: string;
  isMadeUp: boolean;
}

/** These days among the others, in order; one that stood there is replaced. */
export function withDays(days: readonly SpecialDay[], more: readonly SpecialDay[]): SpecialDay[] {
  const all = new Map([...days, ...more].map((one) => [one.day, one]));
  return [...all.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Public holidays as they are named, each with its days and the days that are worked for it. */
export function byName(holidays: readonly PublicHoliday[]) {
  const groups = new Map<string, { name: string; off: string[]; madeUp: string[] }>();
  for (const { day, name, isMadeUp } of holidays) {
    const group = groups.get(name) ?? { name, off: [], madeUp: [] };
    group[isMadeUp ? 'madeUp' : 'off'].push(day);
    groups.set(name, group);
  }
  return [...groups.values()];
}

/**
 * A holiday as a shop that shuts keeps it: its days closed, and the weekends worked for it open as on a Friday, where the shop is shut
 * then otherwise.
 */
export function keptShut(
  { name, off, madeUp }: { name: string; off: readonly string[]; madeUp: readonly string[] },
  weekly: readonly (readonly OpenWindow[])[],
): SpecialDay[] {
  const friday = weekly[4] ?? [];
  const isShutThen = (day: string) => (weekly[(new Date(day).getUTCDay() + 6) % 7] ?? []).length === 0;
  return [
    ...off.map((day) => ({ day, name, windows: [] })),
    ...madeUp.filter(isShutThen).map((day) => ({ day, name, windows: [...friday] })),
  ];
}
