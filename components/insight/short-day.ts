/** A day on an axis, where there is no room for its weekday: `11/15`, `15 Nov`. */
export function shortDay(day: string, locale: string): string {
  if (locale.startsWith('zh')) return `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`;
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );
}
