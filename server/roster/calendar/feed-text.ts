import { TZDate } from '@date-fns/tz';
import ical, { ICalCalendarMethod } from 'ical-generator';
import { tzlib_get_ical_block as zoneBlock } from 'timezones-ical-library';

/** A published shift as a calendar is told of it. */
export interface FeedShift {
  id: string;
  startsAt: Date;
  endsAt: Date;
  kind: string;
  note: string;
  /** Of the roster: in which version it came to stand like this. */
  version: number;
  store: string;
  timeZone: string;
}

/** How a feed says things, in its person's language. */
export interface FeedWords {
  title: string;
  kindOf: (kind: string) => string;
}

/** How often a calendar should ask again, seconds. */
const TTL_SECONDS = 3_600;

/** Shifts as an iCalendar text: each by its store's clock, under an id that stays while the shift does. */
export function feedText(shifts: readonly FeedShift[], { title, kindOf }: FeedWords, now: Date): string {
  const calendar = ical({
    name: title,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Daybook', product: 'Roster' },
    // Each event has its own zone; a calendar without a name for its own writes the rest in UTC.
    timezone: { name: null, generator: (zone) => String(zoneBlock(zone)[0]) },
    ttl: TTL_SECONDS,
  });
  for (const shift of shifts)
    calendar.createEvent({
      id: `${shift.id}@daybook`,
      start: new TZDate(shift.startsAt, shift.timeZone),
      end: new TZDate(shift.endsAt, shift.timeZone),
      timezone: shift.timeZone,
      stamp: now,
      sequence: shift.version,
      summary: `${kindOf(shift.kind)} · ${shift.store}`,
      location: shift.store,
      ...(shift.note ? { description: shift.note } : {}),
    });
  return calendar.toString();
}
