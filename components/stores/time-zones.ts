/** Zones of the shops' own country come first; the rest by their distance from Greenwich. */
const FIRST = ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Hong_Kong', 'Asia/Macau', 'Asia/Taipei'];

export interface TimeZoneChoice {
  value: string;
  label: string;
}

/**
 * Time zones to choose from, as people of this language call them, with the hours from Greenwich now. Made on the server: a
 * browser's list differs, and what the page shows must be what it was sent.
 * @param beijing what the zone of most shops is called; the language's own list only knows it as China's
 */
export function timeZoneChoices(locale: string, beijing: string, current?: string): TimeZoneChoice[] {
  const named = namedZones(locale).map((zone) => (zone.id === FIRST[0] ? { ...zone, name: beijing } : zone));
  const counted = new Map<string, number>();
  for (const { name } of named) counted.set(name, (counted.get(name) ?? 0) + 1);
  const choices = named.map(({ id, name, offset }) => {
    // Of several zones of one name the city tells which.
    const alone = name !== '' && counted.get(name) === 1;
    const label = [name, alone ? '' : cityOf(id), `UTC${offset}`].filter(Boolean).join(' · ');
    return { value: id, label, place: placeOf(id, current), hours: hoursOf(offset) };
  });
  choices.sort((one, two) => one.place - two.place || one.hours - two.hours || compare(one.label, two.label));
  const known = named.some(({ id }) => id === current);
  const own = current === undefined || known ? [] : [{ value: current, label: current }];
  return [...own, ...choices.map(({ value, label }) => ({ value, label }))];
}

interface NamedZone {
  id: string;
  /** Empty where the language has none. */
  name: string;
  /** `+08:00` */
  offset: string;
}

/** Naming 400 zones takes a third of a second: done once a day and language; clocks change at most that often. */
const named = new Map<string, { day: string; zones: NamedZone[] }>();

function namedZones(locale: string): NamedZone[] {
  const now = new Date();
  const day = now.toISOString().slice(0, 10);
  const before = named.get(locale);
  if (before?.day === day) return before.zones;
  const zones = Intl.supportedValuesOf('timeZone').map((id) => {
    const name = part(id, { locale, style: 'longGeneric', now });
    const offset = part(id, { locale: 'en', style: 'longOffset', now }).replace('GMT', '') || '+00:00';
    return { id, name: name.startsWith('GMT') ? '' : name, offset };
  });
  named.set(locale, { day, zones });
  return zones;
}

function part(
  timeZone: string,
  { locale, style, now }: { locale: string; style: 'longGeneric' | 'longOffset'; now: Date },
): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: style }).formatToParts(now);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

function placeOf(zone: string, current: string | undefined): number {
  const own = FIRST.indexOf(zone);
  if (own >= 0) return own;
  return zone === current ? FIRST.length : FIRST.length + 1;
}

function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

function hoursOf(offset: string): number {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return (hours + minutes / 60) * (offset.startsWith('-') || offset.startsWith('−') ? -1 : 1);
}

function compare(one: string, two: string): number {
  if (one === two) return 0;
  return one < two ? -1 : 1;
}
