import { addDays, type Day } from '@/lib/business-day';

/** The stretches people ask for by name. */
export const PERIODS = ['today', 'yesterday', 'thisWeek', 'lastWeek', 'thisMonth', 'lastMonth'] as const;
export type PeriodName = (typeof PERIODS)[number];

/** The days of a stretch, both included; the running week (from Monday) and month end today. */
export function periodOfDays(name: PeriodName, today: Day): { from: Day; to: Day } {
  const monday = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
  const first = `${today.slice(0, 8)}01`;
  const endOfLast = addDays(first, -1);
  switch (name) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case 'thisWeek':
      return { from: monday, to: today };
    case 'lastWeek':
      return { from: addDays(monday, -7), to: addDays(monday, -1) };
    case 'thisMonth':
      return { from: first, to: today };
    case 'lastMonth':
      return { from: `${endOfLast.slice(0, 8)}01`, to: endOfLast };
  }
}

/** What two days are called: on a Monday today is also this week, and is called today. */
export function periodNamed(days: { from: Day; to: Day }, today: Day): PeriodName | null {
  return periodsNamed(days, today)[0] ?? null;
}

/** All that two days are called: on a Monday that is a first of the month today, this week and this month. */
export function periodsNamed({ from, to }: { from: Day; to: Day }, today: Day): PeriodName[] {
  return PERIODS.filter((name) => {
    const days = periodOfDays(name, today);
    return days.from === from && days.to === to;
  });
}
