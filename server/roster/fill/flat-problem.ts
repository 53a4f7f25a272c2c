import type { FillProblem } from './problem';

/** What stands at a place that is known to be there. */
export const at = (numbers: { readonly [place: number]: number }, place: number): number =>
  numbers[place] as number;

/**
 * A problem as the search walks it: numbers side by side. A choice is 0 for a day off, else a kind's index and one.
 * Day by day first, then choices: `day * choices + choice`; with people before them where it is somebody's.
 */
export interface FlatProblem {
  days: number;
  people: number;
  choices: number;
  slots: number;
  periodDays: number;
  /** Minutes in one unit: all working times are whole units. */
  unitMinutes: number;
  /** Of a choice, units. */
  length: Int32Array;
  /** `before * choices + after`: 1 where the one is not followed by the other. */
  forbidden: Uint8Array;
  /** Slots of each choice. */
  slotsOf: readonly (readonly number[])[];
  /** Per person, day and choice; Infinity where it is barred. */
  wish: Float64Array;
  /** Per day and slot. */
  need: Int32Array;
  under: Float64Array;
  over: Float64Array;
  leastUnits: Int32Array;
  mostUnits: Int32Array;
  /** Per person and choice. */
  mostOf: Int32Array;
  /** Per person: choices whose limit can be reached before any other. */
  scarce: readonly (readonly number[])[];
}

/** Working times in more units than this are counted more coarsely: a shift's length up, a limit's down. */
const MOST_UNITS = 96;

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

function unitOf({ kinds, people }: FillProblem): number {
  const exact = kinds.reduce((unit, { minutes }) => divisor(minutes, unit), 0) || 1;
  const most = people.reduce((minutes, { mostMinutes }) => Math.max(minutes, mostMinutes), 0);
  return exact * Math.max(1, Math.ceil(most / exact / MOST_UNITS));
}

/** Lays a problem out flat. */
export function flatten(problem: FillProblem): FlatProblem {
  const { days, kinds, people, slotsPerDay: slots } = problem;
  const choices = kinds.length + 1;
  const unitMinutes = unitOf(problem);
  const length = Int32Array.from([0, ...kinds.map(({ minutes }) => Math.ceil(minutes / unitMinutes))]);
  const forbidden = new Uint8Array(choices * choices);
  for (const [kind, { notBefore }] of kinds.entries())
    for (const after of notBefore) forbidden[(kind + 1) * choices + after + 1] = 1;
  const mostOf = Int32Array.from(people.flatMap(({ mostOfKind }) => [days, ...mostOfKind]));
  const mostUnits = Int32Array.from(people.map(({ mostMinutes }) => Math.floor(mostMinutes / unitMinutes)));
  const periods = days / problem.periodDays;
  return {
    days,
    people: people.length,
    choices,
    slots,
    periodDays: problem.periodDays,
    unitMinutes,
    length,
    forbidden,
    slotsOf: [[], ...kinds.map((kind) => kind.slots)],
    wish: wishesOf(problem, choices),
    ...needsOf(problem),
    leastUnits: Int32Array.from(people.map(({ leastMinutes }) => Math.ceil(leastMinutes / unitMinutes))),
    mostUnits,
    mostOf,
    scarce: people.map((_, person) =>
      kinds.flatMap((_kind, kind) => {
        const most = at(mostOf, person * choices + kind + 1);
        const fitting = Math.floor((at(mostUnits, person) * periods) / Math.max(1, at(length, kind + 1)));
        return most > 0 && most < Math.min(days, fitting) ? [kind + 1] : [];
      }),
    ),
  };
}

function wishesOf({ days, people, wishes, barred }: FillProblem, choices: number): Float64Array {
  const flat = new Float64Array(people.length * days * choices);
  const place = (person: number, day: number, kind: number | null) =>
    (person * days + day) * choices + (kind === null ? 0 : kind + 1);
  for (const { person, day, kind, cost } of wishes) {
    const here = place(person, day, kind);
    flat[here] = at(flat, here) + cost;
  }
  for (const { person, day, kind } of barred) flat[place(person, day, kind)] = Number.POSITIVE_INFINITY;
  for (const [person, { mostOfKind }] of people.entries())
    for (const [kind, most] of mostOfKind.entries())
      for (let day = 0; most === 0 && day < days; day++)
        flat[place(person, day, kind)] = Number.POSITIVE_INFINITY;
  return flat;
}

function needsOf({ days, slotsPerDay, needs }: FillProblem) {
  const need = new Int32Array(days * slotsPerDay);
  const under = new Float64Array(days * slotsPerDay);
  const over = new Float64Array(days * slotsPerDay);
  for (const one of needs) {
    const place = one.day * slotsPerDay + one.slot;
    need[place] = one.people;
    under[place] = one.under;
    over[place] = one.over;
  }
  return { need, under, over };
}
