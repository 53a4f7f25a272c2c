import type { PlanningSettings } from '@/server/roster/planning-facts-rules';

export type LimitName = keyof PlanningSettings;

/** How each limit is typed, and between what, in what it is stored in. */
export const LIMITS: Record<LimitName, { unit: 'hours' | 'days' | 'people'; least: number; most: number }> = {
  dayMinutes: { unit: 'hours', least: 60, most: 960 },
  weekMinutes: { unit: 'hours', least: 60, most: 5_040 },
  overtimeDayMinutes: { unit: 'hours', least: 0, most: 720 },
  overtimeMonthMinutes: { unit: 'hours', least: 0, most: 9_000 },
  restMinutes: { unit: 'hours', least: 0, most: 1_440 },
  daysInARow: { unit: 'days', least: 1, most: 31 },
  minAtOpening: { unit: 'people', least: 0, most: 20 },
};

/** Minutes as hours, without needless zeros: '8', '7.5'. */
export const hoursText = (minutes: number) => String(Math.round((minutes / 60) * 100) / 100);

/** The minutes of hours as they are typed; null for anything that is no number of hours. */
export function minutesOfHours(text: string): number | null {
  return /^\d{1,4}([.,]\d{1,2})?$/.test(text.trim())
    ? Math.round(Number(text.trim().replace(',', '.')) * 60)
    : null;
}

export const limitText = (name: LimitName, value: number) =>
  LIMITS[name].unit === 'hours' ? hoursText(value) : String(value);

/** What a limit is that was typed; null for no number, or one outside of its limits. */
export function limitOf(name: LimitName, text: string): number | null {
  const { unit, least, most } = LIMITS[name];
  const value =
    unit === 'hours' ? minutesOfHours(text) : /^\d{1,2}$/.test(text.trim()) ? Number(text.trim()) : null;
  return value !== null && value >= least && value <= most ? value : null;
}
