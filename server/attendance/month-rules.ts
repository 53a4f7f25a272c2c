import type { AttendancePolicy, Rates, VerdictState } from './attendance-rules';
import { countedOvertime } from './judging-rules';

/** A judgement as the sheet of its month counts it. */
export interface SheetVerdict {
  storeId: string;
  personId: string;
  day: string;
  state: VerdictState;
  plannedMinutes: number;
  workedMinutes: number | null;
  lateMinutes: number;
  earlyMinutes: number;
  overMinutes: number;
  leaveMinutes: number;
  workedStoreId: string | null;
  shiftId: string | null;
}

/** What payroll gets of a person's month in a store; minutes but for the times, and for rates, which are percent. */
export interface MonthLine extends Rates {
  personId: string;
  plannedMinutes: number;
  workedMinutes: number;
  lateTimes: number;
  lateMinutes: number;
  earlyTimes: number;
  earlyMinutes: number;
  absentTimes: number;
  absentMinutes: number;
  unknownTimes: number;
  overtimeMinutes: number;
  leaveMinutes: number;
  helpMinutes: number;
  correctedMinutes: number;
  /** Punches that were forgotten, proposed and confirmed. */
  confirmedTimes: number;
  /** Of the overtime, that on days nothing of theirs was planned for, and that on public holidays. */
  overtimeRestMinutes: number;
  overtimeHolidayMinutes: number;
  /** What else was worked on public holidays, here and as help: a holiday is paid as one also where it was planned. */
  holidayMinutes: number;
}

type OfRates = keyof Rates | 'overtimeRestMinutes' | 'overtimeHolidayMinutes' | 'holidayMinutes';
/** As a sheet shows it: a month that was locked before kinds of days were told apart has none. */
export type SheetLine = Omit<MonthLine, OfRates | 'confirmedTimes'> & {
  [Key in OfRates | 'confirmedTimes']: number | null;
};

/** Without the person and the rates that hold for all. */
type Counted = Omit<MonthLine, 'personId' | keyof Rates>;

export interface MonthFacts {
  storeId: string;
  /** Of the store, and of others whose people helped here. */
  verdicts: readonly SheetVerdict[];
  /** Shifts that wait for their judgement. */
  open: readonly { personId: string; day: string; plannedMinutes: number }[];
  /** Minutes by person and day (`person day`). */
  approved: ReadonlyMap<string, number>;
  corrections: readonly { personId: string; minutes: number }[];
  /** Proposals that were confirmed. */
  confirmed: readonly { personId: string; wentAt: Date | null }[];
  mode: AttendancePolicy['overtimeMode'];
  rates: Rates;
  /** Is a day paid as a public holiday? */
  isHoliday: (day: string) => boolean;
}

const ZERO: Counted = {
  plannedMinutes: 0,
  workedMinutes: 0,
  lateTimes: 0,
  lateMinutes: 0,
  earlyTimes: 0,
  earlyMinutes: 0,
  absentTimes: 0,
  absentMinutes: 0,
  unknownTimes: 0,
  overtimeMinutes: 0,
  leaveMinutes: 0,
  helpMinutes: 0,
  correctedMinutes: 0,
  confirmedTimes: 0,
  overtimeRestMinutes: 0,
  overtimeHolidayMinutes: 0,
  holidayMinutes: 0,
};

/**
 * A month of a store, person by person. Help counts where it was given: as help there, and not as work in the store that had planned it.
 * @returns by person id
 */
export function monthLines(facts: MonthFacts): MonthLine[] {
  const { storeId, rates, isHoliday } = facts;
  const lines = new Map<string, MonthLine>();
  const lineOf = (personId: string) => {
    const line = lines.get(personId) ?? { personId, ...ZERO, ...rates };
    lines.set(personId, line);
    return line;
  };
  for (const one of facts.verdicts) {
    const line = lineOf(one.personId);
    const worked = one.workedMinutes ?? 0;
    if (one.storeId !== storeId) {
      line.helpMinutes += worked;
      if (isHoliday(one.day)) line.holidayMinutes += worked;
      continue;
    }
    addMarks(line, one);
    if (one.workedStoreId !== null) continue;
    line.workedMinutes += worked;
    if (isHoliday(one.day)) line.holidayMinutes += Math.min(worked, one.plannedMinutes);
  }
  addOvertime(facts, lineOf);
  for (const { personId, plannedMinutes } of facts.open) lineOf(personId).plannedMinutes += plannedMinutes;
  for (const { personId, minutes } of facts.corrections) lineOf(personId).correctedMinutes += minutes;
  for (const { personId, wentAt } of facts.confirmed) lineOf(personId).confirmedTimes += punchesOf(wentAt);
  return [...lines.values()].toSorted((a, b) => (a.personId < b.personId ? -1 : 1));
}

/** What counts of each person's overtime, by the kind of day it was on. */
function addOvertime(
  { storeId, verdicts, open, approved, mode, isHoliday }: MonthFacts,
  lineOf: (personId: string) => MonthLine,
): void {
  const over = new Map<string, number>();
  const planned = new Set(open.map(({ personId, day }) => `${personId} ${day}`));
  for (const one of verdicts) {
    const key = `${one.personId} ${one.day}`;
    if (one.shiftId !== null) planned.add(key);
    if (one.storeId === storeId) over.set(key, (over.get(key) ?? 0) + one.overMinutes);
  }
  for (const key of new Set([...over.keys(), ...approved.keys()])) {
    const [personId = '', day = ''] = key.split(' ');
    const minutes = countedOvertime(mode, over.get(key) ?? 0, approved.get(key) ?? null);
    const line = lineOf(personId);
    line.overtimeMinutes += minutes;
    if (isHoliday(day)) line.overtimeHolidayMinutes += minutes;
    else if (!planned.has(key)) line.overtimeRestMinutes += minutes;
  }
}

/** Minutes at their rates, as minutes of the contract: what is paid for overtime and public holidays. Null: nobody told the days apart. */
export function paidAtRates(line: Pick<SheetLine, OfRates | 'overtimeMinutes'>): number | null {
  const { overtimeRestMinutes: rest, overtimeHolidayMinutes: holiday, holidayMinutes: planned } = line;
  const { workRate, restRate, holidayRate } = line;
  if (rest === null || holiday === null || planned === null) return null;
  if (workRate === null || restRate === null || holidayRate === null) return null;
  const onWorkdays = line.overtimeMinutes - rest - holiday;
  return Math.round((onWorkdays * workRate + rest * restRate + (holiday + planned) * holidayRate) / 100);
}

/** How many punches a proposal is. */
export const punchesOf = (wentAt: Date | null): number => (wentAt ? 2 : 1);

function addMarks(line: MonthLine, one: SheetVerdict): void {
  if (one.state === 'VOID') return;
  line.plannedMinutes += one.plannedMinutes;
  line.leaveMinutes += one.leaveMinutes;
  line.lateTimes += Number(one.lateMinutes > 0);
  line.lateMinutes += one.lateMinutes;
  line.earlyTimes += Number(one.earlyMinutes > 0);
  line.earlyMinutes += one.earlyMinutes;
  line.unknownTimes += Number(one.workedMinutes === null);
  if (one.state !== 'ABSENT') return;
  line.absentTimes += 1;
  line.absentMinutes += one.plannedMinutes - one.leaveMinutes;
}
