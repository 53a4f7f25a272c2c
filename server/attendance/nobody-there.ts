import { addDays, calendarDay } from '@/lib/business-day';
import type { BusinessClock } from '@/lib/business-time';
import type { Reader } from '@/server/platform/db';
import { PUBLISHED_SHIFTS } from '@/server/roster/lent-shifts';
import { mondayOf } from '@/server/roster/roster-rules';
import { calendarsOf } from '@/server/stores/calendars/calendar-of';
import { policiesOf } from './policies';

const MINUTE_MS = 60_000;
/** So long after it opened nobody is missed yet, ms. */
const OPENING_MS = MINUTE_MS;
/** A tablet that was silent longer is not heard, ms: it speaks every minute. */
export const HEARD_MS = 3 * MINUTE_MS;

export type Missed = 'NOBODY' | 'TABLET_NOT_HEARD';

/**
 * Of these stores, who is open at this moment with nobody known to be there: NOBODY where a tablet of it is heard, TABLET_NOT_HEARD where
 * none is and nobody can say. A store that published no roster for this week is not watched. Two statements and the calendars, however
 * many stores there are.
 */
export async function nobodyThere(
  reader: Reader,
  storeIds: readonly string[],
  now: Date,
): Promise<Map<string, Missed>> {
  const [calendars, policyOf] = await Promise.all([
    calendarsOf(reader, storeIds),
    policiesOf(reader, storeIds),
  ]);
  const open = [...calendars.values()].filter(({ clock }) => hasOpened(clock, now));
  if (open.length === 0) return new Map();
  const ids = open.map(({ storeId }) => storeId);
  const mondays = open.map(({ clock }) => mondayOf(calendarDay(now, clock.hours.timeZone)));
  const outSince = ids.map((id) =>
    new Date(now.getTime() - policyOf(id).stepOutLimit * MINUTE_MS).toISOString(),
  );
  const heardSince = new Date(now.getTime() - HEARD_MS);
  const rows = await reader.$queryRaw<{ storeId: string; heard: boolean }[]>`
    SELECT o.store_id::text AS "storeId",
      EXISTS (SELECT 1 FROM tablet_report t WHERE t.store_id = o.store_id AND t.heard_at > ${heardSince}::timestamptz) AS heard
    FROM unnest(${ids}::uuid[], ${mondays}::date[], ${outSince}::timestamptz[]) o(store_id, monday, out_since)
    WHERE EXISTS (SELECT 1 FROM ${PUBLISHED_SHIFTS} s WHERE s.store_id = o.store_id AND s.monday = o.monday)
      AND NOT EXISTS (SELECT 1 FROM at_work w WHERE w.store_id = o.store_id AND w.until > ${now}::timestamptz
        AND (w.stepped_out_at IS NULL OR w.stepped_out_at > o.out_since))`;
  return new Map(rows.map(({ storeId, heard }) => [storeId, heard ? 'NOBODY' : 'TABLET_NOT_HEARD']));
}

/** Open now, and since some minutes. */
function hasOpened(clock: BusinessClock, now: Date): boolean {
  const today = calendarDay(now, clock.hours.timeZone);
  return [addDays(today, -1), today].some((day) =>
    clock
      .stretchesOf(day)
      .some(({ fromMs, toMs }) => now.getTime() >= fromMs + OPENING_MS && now.getTime() < toMs),
  );
}
