import { addDays, type Day } from '@/lib/business-day';

/** Days of the line on a home, the last of them yesterday. */
export const LINE_DAYS = 14;
const WEEK = 7;

/** A store is reminded of a late report once an hour at most, ms. */
export const NUDGE_PAUSE_MS = 3_600_000;

/** The first day of a day's month. */
export function monthOf(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

/** The first day of the month before a day's month. */
export function monthBefore(day: Day): Day {
  return monthOf(addDays(monthOf(day), -1));
}

/** The last day of a day's month. */
export function endOfMonth(day: Day): Day {
  return addDays(monthOf(addDays(monthOf(day), 31)), -1);
}

export const laterDay = (a: Day, b: Day): Day => (a > b ? a : b);
export const earlierDay = (a: Day, b: Day): Day => (a < b ? a : b);

/** What a home compares, by a store's business day of this moment. The month is yesterday's: on the first it is the one that ended. */
export interface HomePeriods {
  today: Day;
  yesterday: Day;
  /** The same weekday of the week before. */
  todayLastWeek: Day;
  yesterdayLastWeek: Day;
  month: Day;
  /** As many days of the month before as went by of this one; of a shorter month all of it. */
  lastMonth: { from: Day; to: Day };
  /** The earliest day any of it needs. */
  since: Day;
}

export function homePeriods(today: Day): HomePeriods {
  const yesterday = addDays(today, -1);
  const month = monthOf(yesterday);
  const from = monthBefore(yesterday);
  const asFar = addDays(from, Number(yesterday.slice(8)) - 1);
  const since = [from, addDays(today, -LINE_DAYS - WEEK)].sort()[0] ?? from;
  return {
    today,
    yesterday,
    todayLastWeek: addDays(today, -WEEK),
    yesterdayLastWeek: addDays(yesterday, -WEEK),
    month,
    lastMonth: { from, to: [asFar, addDays(month, -1)].sort()[0] ?? asFar },
    since,
  };
}

/** Which part of a month went by when this day was over, from 0 to 1. */
export function partGone(day: Day): number {
  return Number(day.slice(8)) / Number(endOfMonth(day).slice(8));
}

/** Where a price band begins, fen a unit on the tag; the first begins at nothing. */
const BAND_STARTS = [0, 10_000, 50_000, 100_000, 200_000, 500_000] as const;
export const BANDS = BAND_STARTS.map((fromFen, index) => ({
  /** As an address and a file have it. */
  index,
  fromFen,
  /** Null: no end. */
  toFen: BAND_STARTS[index + 1] ?? null,
}));

/** Months back an analysis offers. */
export const ANALYSIS_MONTHS = 24;

/** The last months, latest first, `2026-11`. */
export function monthsBack(month: string, count: number): string[] {
  const months = [month];
  while (months.length < count) months.push(monthBefore(`${months.at(-1)}-01`).slice(0, 7));
  return months;
}
