/** Zones of the shops' own country come first; the rest by name. */
const FIRST = ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Hong_Kong', 'Asia/Macau', 'Asia/Taipei'];

/** Time zones to choose from. Made on the server: a browser's list differs, and what the page shows must be what it was sent. */
export function timeZoneChoices(current?: string): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  const first = FIRST.filter((name) => known.includes(name));
  return [...new Set([...first, ...(current ? [current] : []), ...known])];
}
