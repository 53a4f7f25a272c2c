import type { FilledRoster, FillProblem, Planned } from './problem';

export type HardRule =
  | 'BARRED'
  | 'SUCCESSION'
  | 'LEAST_MINUTES'
  | 'MOST_MINUTES'
  | 'MOST_IN_A_ROW'
  | 'LEAST_IN_A_ROW'
  | 'LEAST_DAYS_OFF'
  | 'MOST_WEEKENDS'
  | 'MOST_OF_KIND';

export interface Judged {
  /** The rule, whose roster breaks it, and at which day or, for a sum, at the last day of its period. */
  broken: { person: number; day: number; rule: HardRule }[];
  /** What unmet wishes, needs and targets come to. */
  cost: number;
}

/** Judges a roster by reading it plainly: shares nothing with what fills one. */
export function judgeRoster(problem: FillProblem, roster: FilledRoster): Judged {
  const broken: Judged['broken'] = [];
  let cost = 0;
  for (const [person, planned] of problem.people.entries()) {
    const days = roster[person] ?? [];
    for (const { day, rule } of brokenBy(problem, planned, days)) broken.push({ person, day, rule });
    cost += offTarget(problem, planned, days);
  }
  for (const { person, day, kind } of problem.barred)
    if (roster[person]?.[day] === kind) broken.push({ person, day, rule: 'BARRED' });
  for (const wish of problem.wishes) if (roster[wish.person]?.[wish.day] === wish.kind) cost += wish.cost;
  for (const { day, slot, people, under, over } of problem.needs) {
    const there = roster.filter((days) => {
      const kind = days[day] ?? null;
      return kind !== null && problem.kinds[kind]?.slots.includes(slot);
    }).length;
    cost += there < people ? (people - there) * under : (there - people) * over;
  }
  return { broken, cost };
}

type Days = readonly (number | null)[];

function* brokenBy(
  problem: FillProblem,
  planned: Planned,
  days: Days,
): Generator<{ day: number; rule: HardRule }> {
  const minutes = minutesByPeriod(problem, days);
  for (const [period, worked] of minutes.entries()) {
    const day = (period + 1) * problem.periodDays - 1;
    if (worked < planned.leastMinutes) yield { day, rule: 'LEAST_MINUTES' };
    if (worked > planned.mostMinutes) yield { day, rule: 'MOST_MINUTES' };
  }
  const known = planned.before;
  for (const [day, kind] of days.entries()) {
    const before = day > 0 ? (days[day - 1] ?? null) : known && known.daysInARow > 0 ? known.kind : null;
    if (kind !== null && before !== null && problem.kinds[before]?.notBefore.includes(kind))
      yield { day, rule: 'SUCCESSION' };
  }
  yield* brokenRuns(planned, days);
  const last = days.length - 1;
  const weekends = days.filter(
    (kind, day) => day % 7 === 6 && (kind !== null || days[day - 1] !== null),
  ).length;
  if (weekends > planned.mostWeekends) yield { day: last, rule: 'MOST_WEEKENDS' };
  for (const [kind, most] of planned.mostOfKind.entries())
    if (days.filter((one) => one === kind).length > most) yield { day: last, rule: 'MOST_OF_KIND' };
}

function* brokenRuns(planned: Planned, days: Days): Generator<{ day: number; rule: HardRule }> {
  const carried = planned.before?.daysInARow ?? 0;
  let start = 0;
  for (let day = 1; day <= days.length; day++) {
    const works = days[start] !== null;
    if (day < days.length && (days[day] !== null) === works) continue;
    const length = day - start + (works && start === 0 ? carried : 0);
    const atAnEnd = start === 0 || day === days.length;
    if (works && length > planned.mostInARow) yield { day: day - 1, rule: 'MOST_IN_A_ROW' };
    if (works && !atAnEnd && length < planned.leastInARow) yield { day: day - 1, rule: 'LEAST_IN_A_ROW' };
    if (!works && !atAnEnd && length < planned.leastDaysOff) yield { day: day - 1, rule: 'LEAST_DAYS_OFF' };
    start = day;
  }
}

function minutesByPeriod({ periodDays, kinds }: FillProblem, days: Days): number[] {
  const minutes = Array.from({ length: days.length / periodDays }, () => 0);
  for (const [day, kind] of days.entries()) {
    const period = Math.floor(day / periodDays);
    minutes[period] = (minutes[period] ?? 0) + (kind === null ? 0 : (kinds[kind]?.minutes ?? 0));
  }
  return minutes;
}

function offTarget(problem: FillProblem, { target }: Planned, days: Days): number {
  if (target === null) return 0;
  return minutesByPeriod(problem, days).reduce(
    (cost, minutes) => cost + (Math.abs(minutes - target.minutes) * target.costPerHour) / 60,
    0,
  );
}
