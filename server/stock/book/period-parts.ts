import { addDays, type Day } from '@/lib/business-day';

/** A period and all that came after it, as whole months and the days that are left over. */
export interface PeriodParts {
  /** Months from here on count as a whole ('YYYY-MM-01'), but for `brokenMonth`. */
  firstWholeMonth: Day;
  /** The month the period ends in the middle of; its days are in `ranges`. */
  brokenMonth: Day | null;
  /** Days that belong to no whole month, both ends included; `later` ones come after the period, no range does both. */
  ranges: { from: Day; to: Day; later: boolean }[];
}

/**
 * Takes everything since `from` apart into months that lie wholly within the period or wholly after it, and the days of
 * those that do not.
 * @param to last day of the period; null when nothing comes after it
 */
export function periodParts(from: Day, to: Day | null): PeriodParts {
  const ranges: PeriodParts['ranges'] = [];
  const startsWhole = from === firstOfMonth(from);
  if (!startsWhole) ranges.push(...cutAfter(to, from, lastOfMonth(from)));
  const firstWholeMonth = startsWhole ? from : addDays(lastOfMonth(from), 1);
  const broken = to !== null && to !== lastOfMonth(to) ? firstOfMonth(to) : null;
  const brokenMonth = broken !== null && broken >= firstWholeMonth ? broken : null;
  if (brokenMonth !== null) ranges.push(...cutAfter(to, brokenMonth, lastOfMonth(brokenMonth)));
  return { firstWholeMonth, brokenMonth, ranges };
}

function cutAfter(end: Day | null, from: Day, to: Day): PeriodParts['ranges'] {
  if (end === null || end >= to) return [{ from, to, later: false }];
  return [
    { from, to: end, later: false },
    { from: addDays(end, 1), to, later: true },
  ];
}

function firstOfMonth(day: Day): Day {
  return `${day.slice(0, 8)}01`;
}

function lastOfMonth(day: Day): Day {
  return addDays(firstOfMonth(addDays(firstOfMonth(day), 31)), -1);
}
