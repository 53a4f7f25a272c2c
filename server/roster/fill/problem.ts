/** A kind of shift: it can be given to anybody on any day, a day of somebody has one kind or none. */
export interface ShiftKind {
  id: string;
  /** Working time, minutes. */
  minutes: number;
  /** Slots of its day it covers, by index. */
  slots: readonly number[];
  /** Kinds, by index, that nobody works on the day after it: the night between would be too short. */
  notBefore: readonly number[];
}

/** Somebody who can be planned, with the rules that are never broken for them. */
export interface Planned {
  id: string;
  /** Working time of each period, minutes. */
  leastMinutes: number;
  mostMinutes: number;
  /** Working time they are there for, and what each minute off it costs; null: any within the limits is as good. */
  target: { minutes: number; costPerHour: number } | null;
  /** Days worked in a row. The least does not count at either end of the plan, nor does that of days off. */
  mostInARow: number;
  leastInARow: number;
  leastDaysOff: number;
  /** Weekends with a Saturday or a Sunday worked. */
  mostWeekends: number;
  /** Of each kind over the whole plan, by index. */
  mostOfKind: readonly number[];
  /** How it went on until the day before the plan; null: nothing is known, and both ends are open. */
  before: { kind: number; daysInARow: number } | null;
}

/** How many people a slot of a day needs, and what one too few or too many costs. */
export interface Need {
  day: number;
  slot: number;
  people: number;
  under: number;
  over: number;
}

/** What a choice for somebody's day costs. `kind` null is a day off. */
export interface Wish {
  person: number;
  day: number;
  kind: number | null;
  cost: number;
}

/** A choice that must not be made for somebody's day. */
export interface Barred {
  person: number;
  day: number;
  kind: number | null;
}

/** A kind of duty everybody has by turns: which choices are one, and how many each person is ahead already. */
export interface Turn {
  marks: readonly { day: number; kind: number }[];
  /** By person; nought: it comes to them first. */
  standing: readonly number[];
  /** What of a turn each day at work makes fair; nought: it goes by weeks alone. */
  fairPerDay: number;
}

/** What is to be planned. Day 0 is a Monday, the plan whole weeks; people, kinds and slots are named by their index. */
export interface FillProblem {
  days: number;
  /** Over which minutes are counted; the plan is a whole number of periods. */
  periodDays: number;
  slotsPerDay: number;
  kinds: readonly ShiftKind[];
  people: readonly Planned[];
  needs: readonly Need[];
  wishes: readonly Wish[];
  barred: readonly Barred[];
  /** Eight kinds at most; left out: no turns. */
  turns?: readonly Turn[];
}

/** Per person and day the kind's index, null for a day off. */
export type FilledRoster = readonly (readonly (number | null)[])[];
