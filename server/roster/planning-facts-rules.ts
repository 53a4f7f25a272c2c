import type { Day } from '@/lib/business-day';

/** Never saved. */
export const ERRORS = [
  'LENGTH',
  'OVERLAP',
  'ON_LEAVE',
  'UNDER_AGE',
  'NOT_OF_THE_STORE',
  'NOT_EMPLOYED',
] as const;
/** Published only where somebody says why. */
export const WARNINGS = [
  'DAY_OVER',
  'OVERTIME_DAY',
  'WEEK_OVER',
  'OVERTIME_MONTH',
  'NO_REST_DAY',
  'SHORT_REST',
  'MINOR_HOURS',
  'COVER_MISSING',
  'ALONE_AT_OPENING',
  'ALONE_AT_CLOSING',
] as const;
export type PlanningError = (typeof ERRORS)[number];
export type PlanningWarning = (typeof WARNINGS)[number];

export interface PlanningSettings {
  /** Working time of a day and of a week before it is overtime. */
  dayMinutes: number;
  weekMinutes: number;
  /** Overtime of a day that is usual, and of a calendar month that is lawful. */
  overtimeDayMinutes: number;
  overtimeMonthMinutes: number;
  /** Between two shifts of different days. */
  restMinutes: number;
  /** Days worked one after the other. */
  daysInARow: number;
  /** People who open the shop and who shut it. */
  minAtOpening: number;
}

export interface ShiftFacts {
  id: string;
  storeId: string;
  personId: string;
  day: Day;
  startsAt: Date;
  endsAt: Date;
  breakMinutes: number;
  /** SHIFT_KINDS: whoever is at a meeting or a training works, and serves nobody. */
  kind: string;
}

export interface PersonFacts {
  id: string;
  bornOn: Day | null;
  startsOn: Day | null;
  endsOn: Day | null;
  /** Has a role in the store that is planned. */
  isOfStore: boolean;
}

/** All that a plan is judged by: gathered on the server, and handed to the screen that drags. */
export interface PlanningFacts {
  storeId: string;
  timeZone: string;
  /** The days that are planned, in order. */
  days: readonly Day[];
  /** Of everybody planned, in all stores: the months of these days, and the week before and after. */
  shifts: readonly ShiftFacts[];
  people: readonly PersonFacts[];
  /** Approved. */
  leaves: readonly { personId: string; startsAt: Date; endsAt: Date }[];
  settings: PlanningSettings;
  /** When the store is open on those days. */
  opening: readonly { day: Day; from: Date; to: Date }[];
  /** `hour` counts from the day's midnight. */
  needs: readonly { day: Day; from: Date; to: Date; people: number }[];
}

export interface OfPerson {
  personId: string;
  day: Day;
  shiftId: string | null;
}
export type Finding =
  | ({ severity: 'ERROR'; rule: PlanningError } & OfPerson)
  | ({ severity: 'WARNING'; rule: PlanningWarning; minutes: number } & OfPerson)
  | {
      severity: 'WARNING';
      rule: 'COVER_MISSING' | 'ALONE_AT_OPENING' | 'ALONE_AT_CLOSING';
      personId: null;
      day: Day;
      from: Date;
      to: Date;
      /** People who are there, and who should be. */
      there: number;
      people: number;
    };
