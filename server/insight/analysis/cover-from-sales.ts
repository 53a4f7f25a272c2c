import { addDays, businessDayOf, daysBetween, minuteOfDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { type CoverProposal, proposeCover } from '@/server/roster/cover-proposal-rules';
import { planningSetup } from '@/server/roster/list-planning';
import { type DayKind, dayKindOf } from '@/server/roster/roster-rules';
import { workedHours } from '@/server/roster/worked-hours';
import { hourlySales } from '@/server/sales/takings-by-day';
import { calendarOf } from '@/server/stores/calendars/calendar-of';
import { holidaysOfChina } from '@/server/stores/calendars/holidays-of-china';
import { storeSettings } from '@/server/stores/store-settings';

/** As far back as a store's sales say what it needs, days: eight weeks. */
const LOOKED_AT = 56;
/** Days ahead in which its hours of opening are looked up. */
const AHEAD = 14;

/** What a store's own sales of the last eight weeks, and the roster they were made with, say of how many people each hour needs. */
export async function coverFromSales(
  reader: Reader,
  storeId: string,
  now: Date,
): Promise<CoverProposal | null> {
  const [store, calendar, setup] = await Promise.all([
    storeSettings(reader, storeId),
    calendarOf(reader, storeId),
    planningSetup(reader, storeId),
  ]);
  const today = businessDayOf(now, store.timeZone, store.dayStartMinute);
  const span = { from: addDays(today, -LOOKED_AT), to: addDays(today, -1) };
  const sold = await hourlySales(reader, { storeId, since: span.from, until: span.to });
  // A store that is younger has rosters of days that sold nothing yet: those are not what its sales were made with.
  const worked = await workedHours(reader, { storeId, from: sold[0]?.day ?? span.to, to: span.to });
  const years = new Set([span.from, addDays(today, AHEAD)].map((day) => Number(day.slice(0, 4))));
  const holidays = new Map([...years].flatMap(holidaysOfChina).map((one) => [one.day, one]));
  const kindOf = (day: string) => dayKindOf(day, holidays);
  const open = { WORKDAY: new Set<number>(), WEEKEND: new Set<number>(), HOLIDAY: new Set<number>() };
  for (const day of daysBetween(today, addDays(today, AHEAD)))
    for (const { fromMs, toMs } of calendar.clock.stretchesOf(day)) {
      const from = minuteOfDay(new Date(fromMs), store.timeZone);
      const last = Math.ceil((from + (toMs - fromMs) / 60_000) / 60);
      for (let hour = Math.floor(from / 60); hour < Math.min(30, last); hour += 1) {
        open[kindOf(day)].add(hour);
        // A holiday comes seldom: it is open as on any day.
        open.HOLIDAY.add(hour);
      }
    }
  const hours = (kind: DayKind) => [...open[kind]].sort((a, b) => a - b);
  return proposeCover({
    hourly: sold.map(({ day, hour, fen }) => ({
      day,
      fen,
      hour: hour * 60 < store.dayStartMinute ? hour + 24 : hour,
    })),
    kindOf,
    openHours: { WORKDAY: hours('WORKDAY'), WEEKEND: hours('WEEKEND'), HOLIDAY: hours('HOLIDAY') },
    workedHours: worked,
    minAtDoor: setup.settings.minAtOpening,
  });
}
