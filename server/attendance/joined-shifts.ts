import { type AttendedShift, closesAt, opensAt } from './attendance-rules';

const MINUTE_MS = 60_000;
/**
 * Shifts with so little between them are one stay, ms: the way from the meeting to the floor, for which nobody clocks out. A longer pause is
 * somebody's own time, and punched. It is no setting: whether a punch is missing must not change with a number somebody sets later.
 */
export const JOINED_MS = 15 * MINUTE_MS;

/** Shifts of one person in the order they come. */
export const inTurnOf = (shifts: readonly AttendedShift[]): AttendedShift[] =>
  shifts.toSorted(
    (a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : Number(a.id > b.id)),
  );

/** Does one shift go on as the other, in the same store and with nothing between them that anybody punches for? */
function isJoined(before: AttendedShift, after: AttendedShift): boolean {
  const gap = after.startsAt.getTime() - before.endsAt.getTime();
  return before.storeId === after.storeId && gap >= 0 && gap <= JOINED_MS && !before.isOff && !after.isOff;
}

/** Shifts of one person, those that follow on each other together. @param inTurn by `inTurnOf` */
export function joinedShifts<Shift extends AttendedShift>(inTurn: readonly Shift[]): Shift[][] {
  const runs: Shift[][] = [];
  for (const shift of inTurn) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && isJoined(before, shift)) run.push(shift);
    else runs.push([shift]);
  }
  return runs;
}

/** From when to when punches belong to one of these. */
export function windowOf(run: readonly AttendedShift[]): { opens: Date; closes: Date } {
  return {
    opens: new Date(Math.min(...run.map((shift) => opensAt(shift).getTime()))),
    closes: new Date(Math.max(...run.map((shift) => closesAt(shift).getTime()))),
  };
}

/** How close to where one shift goes on as the next a punch is of the change itself: less than half of the shift it lies in, ms. */
export function changeMs({ startsAt, endsAt }: AttendedShift): number {
  return Math.min(JOINED_MS, (endsAt.getTime() - startsAt.getTime()) / 2);
}

/** Is a moment at the change from one of these to the next? */
export function isAtChange(run: readonly AttendedShift[], at: Date): boolean {
  return run.some((before, index) => {
    const after = run[index + 1];
    if (!after) return false;
    const from = before.endsAt.getTime() - changeMs(before);
    return at.getTime() >= from && at.getTime() <= after.startsAt.getTime() + changeMs(after);
  });
}
