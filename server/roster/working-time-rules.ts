import { addDays, type Day, minuteOfDay } from '@/lib/business-day';
import { minutesAtWork } from './on-leave-rules';
import type {
  Finding,
  PersonFacts,
  PlanningFacts,
  PlanningWarning,
  ShiftFacts,
} from './planning-facts-rules';
import { workedMinutes } from './roster-rules';

const ADULT_AGE = 18;
/** Nobody under age works between these minutes of the clock (未成年工特殊保护规定). */
const NIGHT = { fromMinute: 22 * 60, toMinute: 6 * 60 };

/** Working hours and rest of somebody, as the law and the chain want them. @param shifts theirs, in order */
export function warningsOf(
  person: PersonFacts,
  shifts: readonly ShiftFacts[],
  facts: PlanningFacts,
): Finding[] {
  const { settings, days } = facts;
  const minutesOn = new Map<Day, number>();
  for (const shift of shifts) {
    const minutes = minutesAtWork(shift, facts.leaves);
    // Whoever is away all of it does not work that day.
    if (minutes > 0) minutesOn.set(shift.day, (minutesOn.get(shift.day) ?? 0) + minutes);
  }
  const shiftOn = (day: Day) => shifts.find((shift) => shift.day === day);
  const found: Finding[] = [];
  const warn = (rule: PlanningWarning, day: Day, minutes: number) =>
    found.push({
      severity: 'WARNING',
      rule,
      personId: person.id,
      day,
      shiftId: shiftOn(day)?.id ?? null,
      minutes,
    });
  for (const day of days) {
    const over = (minutesOn.get(day) ?? 0) - settings.dayMinutes;
    if (over > settings.overtimeDayMinutes) warn('OVERTIME_DAY', day, over);
    else if (over > 0) warn('DAY_OVER', day, over);
    if (minutesOn.has(day) && runUpTo(day, minutesOn) > settings.daysInARow)
      warn('NO_REST_DAY', day, runUpTo(day, minutesOn) * 1_440);
  }
  const last = days.at(-1);
  const week = days.reduce((sum, day) => sum + (minutesOn.get(day) ?? 0), 0);
  if (last && week > settings.weekMinutes) warn('WEEK_OVER', last, week - settings.weekMinutes);
  for (const [month, minutes] of overtimeByMonth(minutesOn, settings.dayMinutes)) {
    const within = days.findLast((day) => day.startsWith(month));
    if (within && minutes > settings.overtimeMonthMinutes) warn('OVERTIME_MONTH', within, minutes);
  }
  for (const { shift, rest } of restsBetween(shifts))
    if (days.includes(shift.day) && rest < settings.restMinutes) warn('SHORT_REST', shift.day, rest);
  for (const shift of shifts)
    if (days.includes(shift.day) && isMinor(person, shift.day) && isTooMuchForMinor(shift, facts))
      warn('MINOR_HOURS', shift.day, workedMinutes(shift));
  return found;
}

/** How many days in a row are worked up to one, that one included. */
function runUpTo(day: Day, worked: ReadonlyMap<Day, number>): number {
  let run = 0;
  for (let at = day; worked.has(at); at = addDays(at, -1)) run += 1;
  return run;
}

function overtimeByMonth(minutesOn: ReadonlyMap<Day, number>, dayMinutes: number): Map<string, number> {
  const months = new Map<string, number>();
  for (const [day, minutes] of minutesOn) {
    const month = day.slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + Math.max(0, minutes - dayMinutes));
  }
  return months;
}

/** Each shift that follows one of another day, and the minutes between. */
function restsBetween(shifts: readonly ShiftFacts[]): { shift: ShiftFacts; rest: number }[] {
  return shifts.flatMap((shift, index) => {
    const before = shifts[index - 1];
    if (!before || before.day === shift.day) return [];
    const rest = (shift.startsAt.getTime() - before.endsAt.getTime()) / 60_000;
    return rest >= 0 ? [{ shift, rest }] : [];
  });
}

function isMinor({ bornOn }: PersonFacts, day: Day): boolean {
  return bornOn !== null && ageOn(bornOn, day) < ADULT_AGE;
}

function isTooMuchForMinor(shift: ShiftFacts, { settings, timeZone }: PlanningFacts): boolean {
  const start = minuteOfDay(shift.startsAt, timeZone);
  const end = start + (shift.endsAt.getTime() - shift.startsAt.getTime()) / 60_000;
  const atNight = start < NIGHT.toMinute || end > NIGHT.fromMinute;
  return atNight || workedMinutes(shift) > settings.dayMinutes;
}

/** Years that are over; nobody knows: old enough. */
export function ageOn(bornOn: Day | null, day: Day): number {
  if (bornOn === null) return Number.POSITIVE_INFINITY;
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
}
