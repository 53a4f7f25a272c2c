type Words = (key: 'daily' | 'weekly' | 'monthly' | 'at', values?: Record<string, string | number>) => string;

/** A Monday. */
const MONDAY = Date.UTC(2026, 10, 23);
const DAY_MS = 86_400_000;

/** `周一` / `Mon`; 1 is Monday. */
export function weekdayName(weekday: number, locale: string, length: 'short' | 'long' = 'short'): string {
  return new Intl.DateTimeFormat(locale, { weekday: length, timeZone: 'UTC' }).format(
    new Date(MONDAY + (weekday - 1) * DAY_MS),
  );
}

/** How often a task comes, in the reader's words. @param t of `tasks.when` */
export function whenWords(
  t: Words,
  locale: string,
  of: {
    rhythm: string;
    weekdays: readonly number[];
    monthDay: number | null;
    dueMinute: number | null;
  },
): string {
  const days = new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(
    of.weekdays.map((day) => weekdayName(day, locale)),
  );
  const often =
    of.rhythm === 'WEEKLY'
      ? t('weekly', { days })
      : of.rhythm === 'MONTHLY'
        ? t('monthly', { day: of.monthDay ?? 1 })
        : t('daily');
  return of.dueMinute === null ? often : t('at', { often, time: clockText(of.dueMinute) });
}

/** 570 is `09:30`. */
function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
