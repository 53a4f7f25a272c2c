import type { FillProblem, Need, Planned, ShiftKind, Wish } from '@/server/roster/fill/problem';

/** What one too few costs there: more than any wish. */
const UNCOVERED = 100;

/** Reads an instance and a case of NSPLib (Ghent University). In a case: days and shifts, most and least assignments, days in a row. */
export function readNsplib(instance: string, rules: string): FillProblem {
  const next = numbersOf(instance);
  const [people, days, shifts] = [next(), next(), next()];
  const kinds = Array.from(
    { length: shifts - 1 },
    (_, kind): ShiftKind => ({ id: String(kind + 1), minutes: 1, slots: [kind], notBefore: [] }),
  );
  const each = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, i) => make(i));
  const needs = each(days, (day) =>
    each(shifts, (slot): Need => ({ day, slot, people: next(), under: UNCOVERED, over: 0 })),
  );
  const wishes = each(people, (person) =>
    each(days, (day) =>
      each(shifts, (kind): Wish => ({ person, day, kind: kind < kinds.length ? kind : null, cost: next() })),
    ),
  );
  return {
    days,
    periodDays: days,
    slotsPerDay: kinds.length,
    kinds,
    people: plannedOf(people, days, shifts, rules),
    needs: needs.flat().filter(({ slot }) => slot < kinds.length),
    wishes: wishes.flat(2),
    barred: [],
  };
}

function plannedOf(people: number, days: number, shifts: number, rules: string): Planned[] {
  const next = numbersOf(rules);
  const [ruleDays, ruleShifts] = [next(), next()];
  if (ruleDays !== days || ruleShifts !== shifts)
    throw new Error('The case is for other days or shifts than the instance.');
  const [leastMinutes, mostMinutes, leastInARow, mostInARow] = [next(), next(), next(), next()];
  const ofShift = Array.from({ length: shifts }, () => ({
    leastRow: next(),
    mostRow: next(),
    least: next(),
    most: next(),
  }));
  if (ofShift.some(({ leastRow, mostRow, least }) => leastRow > 1 || mostRow < days || least > 0))
    throw new Error('Rows and least numbers of one shift are not known here; the case asks for them.');
  return Array.from({ length: people }, (_, person) => ({
    id: String(person + 1),
    leastMinutes,
    mostMinutes,
    target: null,
    mostInARow,
    leastInARow,
    leastDaysOff: 1,
    mostWeekends: days,
    mostOfKind: ofShift.slice(0, -1).map(({ most }) => most),
    before: null,
  }));
}

function numbersOf(text: string): () => number {
  const numbers = text.split(/\s+/).filter(Boolean).map(Number);
  let place = 0;
  return () => {
    const number = numbers[place++];
    if (number === undefined || Number.isNaN(number))
      throw new Error('The file ends too early, or is not of NSPLib.');
    return number;
  };
}
