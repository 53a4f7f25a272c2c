import type { AttendancePolicy, VerdictState } from './attendance-rules';
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

/** What payroll gets of a person's month in a store; minutes but for the times. */
export interface MonthLine {
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
}

export interface MonthFacts {
  storeId: string;
  /** Of the store, and of others whose people helped here. */
  verdicts: readonly SheetVerdict[];
  /** Shifts that wait for their judgement. */
  open: readonly { personId: string; plannedMinutes: number }[];
  /** Minutes by person and day (`person day`). */
  approved: ReadonlyMap<string, number>;
  corrections: readonly { personId: string; minutes: number }[];
  mode: AttendancePolicy['overtimeMode'];
}

const ZERO: Omit<MonthLine, 'personId'> = {
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
};

/**
 * A month of a store, person by person. Help counts where it was given: as help there, and not as work in the store that had planned it.
 * @returns by person id
 */
export function monthLines({
  storeId,
  verdicts,
  open,
  approved,
  corrections,
  mode,
}: MonthFacts): MonthLine[] {
  const lines = new Map<string, MonthLine>();
  const lineOf = (personId: string) => {
    const line = lines.get(personId) ?? { personId, ...ZERO };
    lines.set(personId, line);
    return line;
  };
  const over = new Map<string, number>();
  for (const one of verdicts) {
    const line = lineOf(one.personId);
    const worked = one.workedMinutes ?? 0;
    if (one.storeId !== storeId) {
      line.helpMinutes += worked;
      continue;
    }
    addMarks(line, one);
    if (one.workedStoreId === null) line.workedMinutes += worked;
    const key = `${one.personId} ${one.day}`;
    over.set(key, (over.get(key) ?? 0) + one.overMinutes);
  }
  for (const key of new Set([...over.keys(), ...approved.keys()]))
    lineOf(key.split(' ')[0] ?? '').overtimeMinutes += countedOvertime(
      mode,
      over.get(key) ?? 0,
      approved.get(key) ?? null,
    );
  for (const { personId, plannedMinutes } of open) lineOf(personId).plannedMinutes += plannedMinutes;
  for (const { personId, minutes } of corrections) lineOf(personId).correctedMinutes += minutes;
  return [...lines.values()].toSorted((a, b) => (a.personId < b.personId ? -1 : 1));
}

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
