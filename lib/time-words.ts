/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1, 12);
const DAY_MS = 86_400_000;

/** `09:00–10:00` */
export function hourWords(hour: number): string {
  const two = (of: number) => String(of).padStart(2, '0');
  return `${two(hour)}:00–${two((hour + 1) % 24)}:00`;
}

/** @param weekday 1 is Monday */
export function weekdayWords(weekday: number, locale: string, length: 'long' | 'short' = 'long'): string {
  return new Intl.DateTimeFormat(locale, { weekday: length, timeZone: 'UTC' }).format(
    MONDAY + (weekday - 1) * DAY_MS,
  );
}
