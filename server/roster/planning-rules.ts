import { coverOf, doorOf } from './cover-rules';
import type {
  Finding,
  OfPerson,
  PersonFacts,
  PlanningError,
  PlanningFacts,
  PlanningSettings,
  ShiftFacts,
} from './planning-facts-rules';
import { LONGEST_SHIFT_MINUTES, overlap } from './roster-rules';
import { ageOn, warningsOf } from './working-time-rules';

/**
 * By Chinese law: eight hours a day and forty a week (劳动法 §36, 国务院关于职工工作时间的规定 §3), one hour of overtime, thirty-six a month (§41),
 * a day off in seven (§38). Eleven hours between two shifts and two people at the door are the chain's choice.
 */
export const USUAL_SETTINGS: PlanningSettings = {
  dayMinutes: 480,
  weekMinutes: 2_400,
  overtimeDayMinutes: 60,
  overtimeMonthMinutes: 2_160,
  restMinutes: 660,
  daysInARow: 6,
  minAtOpening: 2,
};
const YOUNGEST_AGE = 16;

/**
 * What a finding is about, and how much: an overruled one is found again by it. A reason was given for the figure that was seen; where that
 * has changed, somebody is asked anew.
 */
export function subjectOf(finding: Finding): string {
  if (finding.personId === null) {
    const { day, from, to, there, people } = finding;
    const [begins, ends] = [from, to].map((at) => at.toISOString().slice(11, 16));
    return `${day} ${begins}-${ends} ${there}/${people}`;
  }
  const about = `${finding.personId} ${finding.day}`;
  return finding.severity === 'WARNING' ? `${about} ${finding.minutes}` : about;
}

/** Judges the plan of a store's days by every rule, errors first. The server and the dragging screen both ask this. */
export function judgePlan(facts: PlanningFacts): Finding[] {
  const shiftsOf = new Map<string, ShiftFacts[]>(facts.people.map(({ id }) => [id, []]));
  for (const shift of facts.shifts.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime()))
    shiftsOf.get(shift.personId)?.push(shift);
  const ofPeople = facts.people.flatMap((person) => [
    ...errorsOf(person, shiftsOf.get(person.id) ?? [], facts),
    ...warningsOf(person, shiftsOf.get(person.id) ?? [], facts),
  ]);
  const found: Finding[] = [...ofPeople, ...coverOf(facts), ...doorOf(facts)];
  return found.toSorted((a, b) => rank(a) - rank(b) || a.day.localeCompare(b.day));
}

const rank = ({ severity }: Finding) => (severity === 'ERROR' ? 0 : 1);

function errorsOf(person: PersonFacts, shifts: readonly ShiftFacts[], facts: PlanningFacts): Finding[] {
  const planned = new Set(facts.days);
  const here = ({ storeId, day }: ShiftFacts) => storeId === facts.storeId && planned.has(day);
  return shifts.flatMap((shift, index) => {
    if (!here(shift)) return [];
    const broken: PlanningError[] = [];
    const before = shifts[index - 1];
    const after = shifts[index + 1];
    const length = (shift.endsAt.getTime() - shift.startsAt.getTime()) / 60_000;
    if (length <= 0 || length > LONGEST_SHIFT_MINUTES || shift.breakMinutes >= length) broken.push('LENGTH');
    if ((before && overlap(before, shift)) || (after && overlap(shift, after))) broken.push('OVERLAP');
    if (facts.leaves.some((leave) => leave.personId === person.id && overlap(leave, shift)))
      broken.push('ON_LEAVE');
    if (ageOn(person.bornOn, shift.day) < YOUNGEST_AGE) broken.push('UNDER_AGE');
    if (!person.isOfStore) broken.push('NOT_OF_THE_STORE');
    if ((person.startsOn && shift.day < person.startsOn) || (person.endsOn && shift.day > person.endsOn))
      broken.push('NOT_EMPLOYED');
    return broken.map((rule): Finding => ({ severity: 'ERROR', rule, ...about(shift) }));
  });
}

function about({ personId, day, id }: ShiftFacts): OfPerson {
  return { personId, day, shiftId: id };
}
