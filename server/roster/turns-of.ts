import { addDays, type Day, dateToDay, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { holidaysOfChina } from '@/server/stores/calendars/holidays-of-china';
import type { TurnHistory } from './turn-rules';

/** As long as turns of duty are remembered, days. */
const TURNS_DAYS = 364;

/** How often somebody had what nobody likes to have, in the 52 weeks before a day. */
export interface Turns {
  saturdays: number;
  /** Days on which nobody of the store left later. */
  closings: number;
  /** Public holidays that were worked. */
  holidays: number;
}

interface TurnRow {
  person_id: string;
  saturdays: number;
  closings: number;
  holidays: number;
  saturday_chances: number;
  closing_chances: number;
  holiday_chances: number;
  last_saturday: Date | null;
  last_closing: Date | null;
  last_holiday: Date | null;
}

/** Turns of duty of these people for whom shows them: as turnHistories has them. */
export async function turnsOf(
  reader: Reader,
  personIds: readonly string[],
  before: Day,
  timeZone: string,
): Promise<Map<string, Turns>> {
  const histories = await turnHistories(reader, personIds, before, timeZone);
  return new Map(
    [...histories].map(([id, { SATURDAY, CLOSING, HOLIDAY }]) => [
      id,
      { saturdays: SATURDAY.turns, closings: CLOSING.turns, holidays: HOLIDAY.turns },
    ]),
  );
}

/**
 * Turns of duty of these people, of all stores, as they were published, and how often each could have come to them: a Saturday or a holiday
 * counts where its week has shifts of theirs and they were not on leave at its noon, a closing for each day they worked. A shift that leave
 * took since is no turn. A day counts once however many shifts it has; whoever has none is left out. One read over a year of their shifts.
 */
export async function turnHistories(
  reader: Reader,
  personIds: readonly string[],
  before: Day,
  timeZone: string,
): Promise<Map<string, TurnHistory>> {
  const from = addDays(before, -TURNS_DAYS);
  const rows = await reader.$queryRaw<TurnRow[]>`
    WITH own AS (
      SELECT person_id, store_id, day, monday, ends_at, EXISTS (SELECT 1 FROM leave l WHERE l.person_id = p.person_id
          AND l.state = 'APPROVED' AND l.starts_at < p.ends_at AND l.ends_at >= p.ends_at) AS left_before_end
      FROM published_shift p
      WHERE person_id = ANY(${[...personIds]}::uuid[]) AND kind IN ('WORK', 'DUTY')
        AND day >= ${dayToDate(from)}::date AND day < ${dayToDate(before)}::date
        AND NOT EXISTS (SELECT 1 FROM leave l WHERE l.person_id = p.person_id
          AND l.state = 'APPROVED' AND l.starts_at <= p.starts_at AND l.ends_at >= p.ends_at)
    ), shut AS (
      SELECT store_id, day, max(ends_at) AS ends_at FROM published_shift
      WHERE store_id IN (SELECT store_id FROM own) AND kind IN ('WORK', 'DUTY')
        AND monday >= ${dayToDate(addDays(from, -6))}::date AND monday < ${dayToDate(before)}::date
      GROUP BY store_id, day
    ), away AS (
      SELECT person_id, starts_at, ends_at FROM leave
      WHERE person_id = ANY(${[...personIds]}::uuid[]) AND state = 'APPROVED'
        AND ends_at > ${dayToDate(addDays(from, -1))} AND starts_at < ${dayToDate(addDays(before, 1))}
    ), chance AS (
      SELECT w.person_id, c.day, c.is_holiday FROM (SELECT DISTINCT person_id, monday FROM own) w
      CROSS JOIN LATERAL (
        SELECT w.monday + 5 AS day, false AS is_holiday
        UNION ALL SELECT h.day, true FROM unnest(${holidaysBetween(from, before)}::date[]) h(day)
          WHERE h.day BETWEEN w.monday AND w.monday + 6
      ) c
      WHERE NOT EXISTS (SELECT 1 FROM away a WHERE a.person_id = w.person_id
        AND (c.day + time '12:00') AT TIME ZONE ${timeZone} >= a.starts_at
        AND (c.day + time '12:00') AT TIME ZONE ${timeZone} < a.ends_at)
    ), had AS (
      SELECT own.person_id, count(DISTINCT own.day)::int AS closing_chances,
        count(DISTINCT own.day) FILTER (WHERE extract(isodow FROM own.day) = 6)::int AS saturdays,
        max(own.day) FILTER (WHERE extract(isodow FROM own.day) = 6) AS last_saturday,
        count(DISTINCT own.day) FILTER (WHERE own.ends_at = shut.ends_at AND NOT own.left_before_end)::int AS closings,
        max(own.day) FILTER (WHERE own.ends_at = shut.ends_at AND NOT own.left_before_end) AS last_closing,
        count(DISTINCT own.day) FILTER (WHERE own.day = ANY(${holidaysBetween(from, before)}::date[]))::int AS holidays,
        max(own.day) FILTER (WHERE own.day = ANY(${holidaysBetween(from, before)}::date[])) AS last_holiday
      FROM own LEFT JOIN shut USING (store_id, day) GROUP BY own.person_id
    )
    SELECT had.*, (SELECT count(*)::int FROM chance c WHERE c.person_id = had.person_id AND NOT c.is_holiday) AS saturday_chances,
      (SELECT count(*)::int FROM chance c WHERE c.person_id = had.person_id AND c.is_holiday) AS holiday_chances
    FROM had`;
  return new Map(rows.map((row) => [row.person_id, historyOf(row)]));
}

function historyOf(row: TurnRow): TurnHistory {
  const day = (moment: Date | null) => moment && dateToDay(moment);
  return {
    SATURDAY: { turns: row.saturdays, chances: row.saturday_chances, lastOn: day(row.last_saturday) },
    CLOSING: { turns: row.closings, chances: row.closing_chances, lastOn: day(row.last_closing) },
    HOLIDAY: { turns: row.holidays, chances: row.holiday_chances, lastOn: day(row.last_holiday) },
  };
}

/** Public holidays from a day on, before another. */
export function holidaysBetween(from: Day, before: Day): Day[] {
  const years = new Set([from, before].map((day) => Number(day.slice(0, 4))));
  return [...years]
    .flatMap(holidaysOfChina)
    .filter(({ day, isMadeUp }) => !isMadeUp && day >= from && day < before)
    .map(({ day }) => day);
}
