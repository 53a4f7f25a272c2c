import type { AttendancePolicy, OvertimeMode, Stay, VerdictState } from './attendance-rules';

const MINUTE_MS = 60_000;

export interface ApprovedLeave {
  startsAt: Date;
  endsAt: Date;
}

/** A shift as its person owes it: without the leave at its ends. Null: nothing is left of it. */
export function owedOf(
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
  leaves: readonly ApprovedLeave[],
): { from: Date; to: Date; leaveMinutes: number } | null {
  let [from, to] = [startsAt, endsAt];
  const inTurn = leaves.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  for (const leave of inTurn) if (leave.startsAt <= from && leave.endsAt > from) from = leave.endsAt;
  for (const leave of inTurn.toReversed()) if (leave.endsAt >= to && leave.startsAt < to) to = leave.startsAt;
  const leaveMinutes = inTurn.reduce((sum, leave) => sum + sharedMinutes(leave, { startsAt, endsAt }), 0);
  return from < to ? { from, to, leaveMinutes } : null;
}

function sharedMinutes(a: ApprovedLeave, b: ApprovedLeave): number {
  const from = Math.max(a.startsAt.getTime(), b.startsAt.getTime());
  const to = Math.min(a.endsAt.getTime(), b.endsAt.getTime());
  return Math.max(0, Math.floor((to - from) / MINUTE_MS));
}

export interface Judged {
  state: VerdictState;
  plannedMinutes: number;
  /** Null: nobody knows. */
  workedMinutes: number | null;
  lateMinutes: number;
  earlyMinutes: number;
  overMinutes: number;
  steppedOutMinutes: number;
  leaveMinutes: number;
}

const NOTHING = { lateMinutes: 0, earlyMinutes: 0, overMinutes: 0, steppedOutMinutes: 0 };
const between = (from: Date, to: Date) =>
  Math.max(0, Math.floor((to.getTime() - from.getTime()) / MINUTE_MS));

/**
 * What came of a stay or of a shift nobody came to. Hours of a stay with a punch missing are unknown, never guessed; where one shift goes on
 * as the next it is the whole visit's punches that count, and each shift has its own hours: from and until as planned at the joint.
 */
export function judgeStay(
  stay: Stay,
  leaves: readonly ApprovedLeave[],
  { graceMinutes, overtimeFromMinutes }: Pick<AttendancePolicy, 'graceMinutes' | 'overtimeFromMinutes'>,
): Judged {
  const { shift } = stay;
  const { in: came, out: went } = stay.visit;
  const steppedOutMinutes = stay.away.reduce(
    (sum, { from, to }) => sum + between(from, to ?? went?.occurredAt ?? from),
    0,
  );
  const beyond = (minutes: number, least: number) => (minutes > 0 && minutes >= least ? minutes : 0);
  if (!shift) {
    const workedMinutes = came && went ? between(came.occurredAt, went.occurredAt) : null;
    const overMinutes = beyond(workedMinutes ?? 0, overtimeFromMinutes);
    const state = went ? 'UNPLANNED' : 'MISSING_OUT';
    return {
      ...NOTHING,
      state,
      plannedMinutes: 0,
      workedMinutes,
      overMinutes,
      steppedOutMinutes,
      leaveMinutes: 0,
    };
  }
  const length = between(shift.startsAt, shift.endsAt);
  const plannedMinutes = length - shift.breakMinutes;
  const owed = owedOf(shift, leaves);
  const leaveMinutes = Math.min(plannedMinutes, owed ? owed.leaveMinutes : plannedMinutes);
  const same = { ...NOTHING, plannedMinutes, leaveMinutes, steppedOutMinutes };
  if (!came && !went) return { ...same, state: owed ? 'ABSENT' : 'LEAVE', workedMinutes: 0 };
  const due = owed ?? { from: shift.startsAt, to: shift.endsAt };
  const late = stay.in ? between(due.from, stay.in.occurredAt) : 0;
  const early = stay.out ? between(stay.out.occurredAt, due.to) : 0;
  const marks = {
    lateMinutes: owed && late > graceMinutes ? late : 0,
    earlyMinutes: owed && early > graceMinutes ? early : 0,
  };
  if (!came) return { ...same, ...marks, state: 'MISSING_IN', workedMinutes: null };
  if (!went) return { ...same, ...marks, state: 'MISSING_OUT', workedMinutes: null };
  const there = between(stay.in?.occurredAt ?? shift.startsAt, stay.out?.occurredAt ?? shift.endsAt);
  // Whoever was there for less than half of it had no break of it.
  const pause = there * 2 > length ? shift.breakMinutes : 0;
  const overMinutes = beyond(stay.out ? between(shift.endsAt, stay.out.occurredAt) : 0, overtimeFromMinutes);
  return { ...same, ...marks, state: 'PRESENT', workedMinutes: Math.max(0, there - pause), overMinutes };
}

/** How much of a day's overtime counts. @param approved minutes, null when nobody approved any */
export function countedOvertime(mode: OvertimeMode, clocked: number, approved: number | null): number {
  if (mode === 'BY_CLOCK') return clocked;
  if (mode === 'BY_APPROVAL') return approved ?? 0;
  return Math.min(clocked, approved ?? 0);
}

/** Which moment is offered to somebody who forgot a punch: when the shift, less leave, began or ended. */
export function proposedMoment(
  shift: { startsAt: Date; endsAt: Date },
  missing: 'IN' | 'OUT',
  leaves: readonly ApprovedLeave[],
): Date {
  const owed = owedOf(shift, leaves);
  return missing === 'IN' ? (owed?.from ?? shift.startsAt) : (owed?.to ?? shift.endsAt);
}
