import { addDays, businessDayOf, type Day, daysBetween } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { type DayTakings, takingsByDay } from '@/server/sales/takings-by-day';
import { storesOf } from '@/server/stores/queries';
import { homePeriods, LINE_DAYS } from '../rules';
import { targetsOf } from '../targets/targets-of';

/** What one store took, as its home says it; fen. */
export interface StoreTakings {
  storeId: string;
  code: string;
  name: string;
  today: Day;
  yesterday: Day;
  todayFen: number;
  todayTickets: number;
  /** The whole day of the same weekday a week ago. */
  todayLastWeekFen: number;
  yesterdayFen: number;
  yesterdayTickets: number;
  yesterdayLastWeekFen: number;
  /** First day of yesterday's month. */
  month: Day;
  monthFen: number;
  /** Of as many days of the month before. */
  lastMonthFen: number;
  /** Of the whole month; null: none was set. */
  targetFen: number | null;
  /** Fourteen days, the last of them yesterday. */
  line: { day: Day; fen: number; lastWeekFen: number }[];
}

/** Takings of stores that are open for business, by code: at most two months of days of each, whatever the years. */
export async function storeTakings(
  reader: Reader,
  storeIds: readonly string[],
  now: Date,
): Promise<StoreTakings[]> {
  const stores = (await storesOf(reader, storeIds)).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const asked = stores.map((store) => ({
    store,
    periods: homePeriods(businessDayOf(now, store.timeZone, store.dayStartMinute)),
  }));
  const [days, targets] = await Promise.all([
    takingsByDay(
      reader,
      asked.map(({ store, periods }) => ({ storeId: store.id, since: periods.since, until: periods.today })),
    ),
    targetsOf(
      reader,
      asked.map(({ store, periods }) => ({ storeId: store.id, month: periods.month })),
    ),
  ]);
  return asked.map(({ store, periods }) => ({
    ...{ storeId: store.id, code: store.code, name: store.name },
    ...figuresOf(
      periods,
      days.filter(({ storeId }) => storeId === store.id),
    ),
    targetFen: targets.get(store.id) ?? null,
  }));
}

function figuresOf(periods: ReturnType<typeof homePeriods>, days: readonly DayTakings[]) {
  const byDay = new Map(days.map((row) => [row.day, row]));
  const fenOn = (day: Day) => byDay.get(day)?.takingsFen ?? 0;
  const sum = (from: Day, to: Day) => daysBetween(from, to).reduce((all, day) => all + fenOn(day), 0);
  const { today, yesterday, month, lastMonth } = periods;
  return {
    today,
    yesterday,
    todayFen: fenOn(today),
    todayTickets: byDay.get(today)?.tickets ?? 0,
    todayLastWeekFen: fenOn(periods.todayLastWeek),
    yesterdayFen: fenOn(yesterday),
    yesterdayTickets: byDay.get(yesterday)?.tickets ?? 0,
    yesterdayLastWeekFen: fenOn(periods.yesterdayLastWeek),
    month,
    monthFen: sum(month, yesterday),
    lastMonthFen: sum(lastMonth.from, lastMonth.to),
    line: daysBetween(addDays(today, -LINE_DAYS), yesterday).map((day) => ({
      day,
      fen: fenOn(day),
      lastWeekFen: fenOn(addDays(day, -7)),
    })),
  };
}
