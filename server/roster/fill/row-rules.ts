import { at, type FlatProblem } from './flat-problem';
import type { Planned } from './problem';

/** Whether somebody's row of choices keeps all their rules, as BestRoster counts them. */
export function keepsRules(flat: FlatProblem, planned: Planned, person: number, row: Uint8Array): boolean {
  return (
    keepsDays(flat, planned, person, row) && keepsRuns(planned, row) && keepsSums(flat, planned, person, row)
  );
}

/** Nothing barred, and no night too short. */
function keepsDays(flat: FlatProblem, { before }: Planned, person: number, row: Uint8Array): boolean {
  const { days, choices, wish, forbidden } = flat;
  let last = before && before.daysInARow > 0 ? before.kind + 1 : 0;
  for (let day = 0; day < days; day++) {
    const choice = at(row, day);
    if (at(wish, (person * days + day) * choices + choice) === Number.POSITIVE_INFINITY) return false;
    if (last > 0 && choice > 0 && forbidden[last * choices + choice]) return false;
    last = choice;
  }
  return true;
}

/** Days worked and days off in a row; the least does not count at either end. */
function keepsRuns({ before, mostInARow, leastInARow, leastDaysOff }: Planned, row: Uint8Array): boolean {
  let start = 0;
  for (let day = 1; day <= row.length; day++) {
    const works = at(row, start) > 0;
    if (day < row.length && at(row, day) > 0 === works) continue;
    const length = day - start + (works && start === 0 ? (before?.daysInARow ?? 0) : 0);
    const atAnEnd = start === 0 || day === row.length;
    if (works && (length > mostInARow || (!atAnEnd && length < leastInARow))) return false;
    if (!works && !atAnEnd && length < leastDaysOff) return false;
    start = day;
  }
  return true;
}

/** Working time of each period, weekends, and as many of a kind as somebody may have. */
function keepsSums(flat: FlatProblem, { mostWeekends }: Planned, person: number, row: Uint8Array): boolean {
  const { days, choices, periodDays, length, leastUnits, mostUnits, mostOf } = flat;
  const given = new Uint8Array(choices);
  let [units, weekends] = [0, 0];
  for (let day = 0; day < days; day++) {
    const choice = at(row, day);
    units += at(length, choice);
    given[choice] = at(given, choice) + 1;
    if (choice > 0 && at(given, choice) > at(mostOf, person * choices + choice)) return false;
    if (day % 7 === 6 && (choice > 0 || at(row, day - 1) > 0)) weekends++;
    if ((day + 1) % periodDays > 0) continue;
    if (units > at(mostUnits, person) || units < at(leastUnits, person)) return false;
    units = 0;
  }
  return weekends <= mostWeekends;
}
