import { addDays, type Day, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { holidaysOfChina } from '@/server/stores/calendars/holidays-of-china';

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

/**
 * Turns of duty of these people, of all stores, as they were published. A day counts once however many shifts it has; whoever has none is
 * left out. One read over a year of their shifts.
 */
export async function turnsOf(
  reader: Reader,
  personIds: readonly string[],
  before: Day,
): Promise<Map<string, Turns>> {
  const from = addDays(before, -TURNS_DAYS);
  const holidays = [...new Set([from, before].map((day) => Number(day.slice(0, 4))))]
    .flatMap(holidaysOfChina)
    .filter(({ isMadeUp }) => !isMadeUp)
    .map(({ day }) => day);
  const rows = await reader.$queryRaw<
    { person_id: string; saturdays: bigint; closings: bigint; holidays: bigint }[]
  >`
    WITH own AS (
      SELECT person_id, store_id, day, ends_at FROM published_shift
      WHERE person_id = ANY(${[...personIds]}::uuid[]) AND kind IN ('WORK', 'DUTY')
        AND day >= ${dayToDate(from)}::date AND day < ${dayToDate(before)}::date
    ), shut AS (
      SELECT store_id, day, max(ends_at) AS ends_at FROM published_shift
      WHERE store_id IN (SELECT store_id FROM own) AND kind IN ('WORK', 'DUTY')
        AND monday >= ${dayToDate(addDays(from, -6))}::date AND monday < ${dayToDate(before)}::date
      GROUP BY store_id, day
    )
    SELECT own.person_id,
      count(DISTINCT own.day) FILTER (WHERE extract(isodow FROM own.day) = 6) AS saturdays,
      count(DISTINCT own.day) FILTER (WHERE own.ends_at = shut.ends_at) AS closings,
      count(DISTINCT own.day) FILTER (WHERE own.day = ANY(${holidays}::date[])) AS holidays
    FROM own LEFT JOIN shut USING (store_id, day) GROUP BY own.person_id`;
  return new Map(
    rows.map((row) => [
      row.person_id,
      {
        saturdays: Number(row.saturdays),
        closings: Number(row.closings),
        holidays: Number(row.holidays),
      },
    ]),
  );
}
