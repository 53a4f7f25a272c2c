import { TZDate } from '@date-fns/tz';
import ical, {
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { tzlib_get_ical_block as zoneBlock } from 'timezones-ical-library';
import { minutesOnLeave, partsAtWork } from '../on-leave-rules';

/** A published shift as a calendar is told of it. */
export interface FeedShift {
  id: string;
  personId: string;
  startsAt: Date;
  endsAt: Date;
  breakMinutes: number;
  kind: string;
  note: string;
  /** Of the roster: in which version it came to stand like this. */
  version: number;
  store: string;
  timeZone: string;
  /** Over it: approved, or taken back after it was. */
  leaves: readonly { personId: string; kind: string; state: string; startsAt: Date; endsAt: Date }[];
}

/** How a feed says things, in its person's language. */
export interface FeedWords {
  title: string;
  kindOf: (kind: string) => string;
  leaveOf: (kind: string, minutes: number) => string;
}

/** How often a calendar should ask again, seconds. */
const TTL_SECONDS = 3_600;

/** Leave is given and taken back less often over one shift: a version of the roster counts above it. */
const LEAVES_A_VERSION = 100;

/**
 * Shifts as an iCalendar text: each by its store's clock, under an id that stays while the shift does. What leave took is gone; where nothing is
 * left the event is called off, and says why to calendars that go on showing it.
 */
export function feedText(shifts: readonly FeedShift[], words: FeedWords, now: Date): string {
  const calendar = ical({
    name: words.title,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Daybook', product: 'Roster' },
    // Each event has its own zone; a calendar without a name for its own writes the rest in UTC.
    timezone: { name: null, generator: (zone) => String(zoneBlock(zone)[0]) },
    ttl: TTL_SECONDS,
  });
  for (const shift of shifts) for (const event of eventsOf(shift, words, now)) calendar.createEvent(event);
  return calendar.toString();
}

/** A shift as events: one for each part that is worked, or one that is called off. */
function eventsOf(shift: FeedShift, { kindOf, leaveOf }: FeedWords, now: Date): ICalEventData[] {
  const given = shift.leaves.filter(({ state }) => state === 'APPROVED');
  const away = given.map((leave) => leaveOf(leave.kind, minutesOnLeave(shift, [leave])));
  const description = [...away, shift.note].filter(Boolean).join('\n');
  // Given counts once, taken back once more: it only ever grows.
  const changes = shift.leaves.length * 2 - given.length;
  const same = {
    timezone: shift.timeZone,
    stamp: now,
    sequence: shift.version * LEAVES_A_VERSION + Math.min(changes, LEAVES_A_VERSION - 1),
    summary: `${kindOf(shift.kind)} · ${shift.store}`,
    location: shift.store,
    ...(description ? { description } : {}),
  };
  const span = (from: Date, to: Date) => ({
    start: new TZDate(from, shift.timeZone),
    end: new TZDate(to, shift.timeZone),
  });
  const parts = partsAtWork(shift, given);
  if (parts.length === 0)
    return [
      {
        ...{ ...same, ...span(shift.startsAt, shift.endsAt), id: `${shift.id}@daybook` },
        ...{ status: ICalEventStatus.CANCELLED, transparency: ICalEventTransparency.TRANSPARENT },
        summary: [...away, shift.store].join(' · '),
      },
    ];
  return parts.map(({ from, to }, index) => ({
    ...{ ...same, ...span(from, to) },
    id: index === 0 ? `${shift.id}@daybook` : `${shift.id}-${index + 1}@daybook`,
  }));
}
