/** What a punch is; whether a clocking is in or out follows from the roster. */
export const PUNCH_KINDS = ['CLOCK', 'STEP_OUT', 'STEP_BACK'] as const;
export type PunchKind = (typeof PUNCH_KINDS)[number];

/**
 * How it is known who it was: a session of their own, their PIN as the server or the tablet saw it, a manager's word about a proposal;
 * NONE until a manager says so.
 */
export const PROOFS = ['SESSION', 'PIN', 'TABLET', 'NONE', 'MANAGER'] as const;
export type Proof = (typeof PROOFS)[number];

export const OVERTIME_MODES = ['BY_APPROVAL', 'CLOCK_WITHIN_APPROVAL', 'BY_CLOCK'] as const;
export type OvertimeMode = (typeof OVERTIME_MODES)[number];

/** VOID: the shift or the stay it judged is none any more. */
export const VERDICTS = [
  'PRESENT',
  'ABSENT',
  'MISSING_IN',
  'MISSING_OUT',
  'LEAVE',
  'UNPLANNED',
  'VOID',
] as const;
export type VerdictState = (typeof VERDICTS)[number];

export interface AttendancePolicy {
  earlyLimit: number;
  lateLimit: number;
  graceMinutes: number;
  overtimeMode: OvertimeMode;
  /** Fewer minutes than these are no overtime. */
  overtimeFromMinutes: number;
  /** Minutes somebody may be away before the manager hears of it. */
  stepOutLimit: number;
  proposalsPerMonth: number;
}

/** Where neither the store nor the company said otherwise. */
export const USUAL_POLICY: AttendancePolicy = {
  earlyLimit: 120,
  lateLimit: 240,
  graceMinutes: 5,
  overtimeMode: 'CLOCK_WITHIN_APPROVAL',
  overtimeFromMinutes: 30,
  stepOutLimit: 20,
  proposalsPerMonth: 3,
};

export type Limits = Pick<AttendancePolicy, 'earlyLimit' | 'lateLimit'>;

/** A published shift with the limits of its store. */
export interface AttendedShift {
  id: string;
  storeId: string;
  startsAt: Date;
  endsAt: Date;
  breakMinutes: number;
  limits: Limits;
}

export interface PunchFact {
  id: string;
  storeId: string;
  kind: PunchKind;
  occurredAt: Date;
}

/** Punches from coming to going: of a shift, or of none. */
export interface Stay {
  shift: AttendedShift | null;
  in: PunchFact | null;
  out: PunchFact | null;
  /** Stepped out and came back; a missing return lasts to the end. */
  away: { from: Date; to: Date | null; punchId: string; reason?: string }[];
  /** From then on no punch can end it. */
  endsBy: Date;
}

const MINUTE_MS = 60_000;
/** Longest a stay outside of any shift is taken to last, ms: less than from an evening to the next morning. */
const LONGEST_STAY_MS = 12 * 60 * MINUTE_MS;
/** A finger that comes down twice, ms. */
const TWICE_MS = 2 * MINUTE_MS;

const later = (at: Date, minutes: number) => new Date(at.getTime() + minutes * MINUTE_MS);

/** From when on punches belong to a shift. */
export const opensAt = ({ startsAt, limits }: AttendedShift): Date => later(startsAt, -limits.earlyLimit);
/** Until when punches belong to a shift. */
export const closesAt = ({ endsAt, limits }: AttendedShift): Date => later(endsAt, limits.lateLimit);

/**
 * Which punches belong to which shift, by windows and never by days. An open stay takes the next punch as going, up to its shift's end and
 * the late limit; after that its going was forgotten and the punch begins anew. The same whatever order shifts and punches come in.
 */
export function attachPunches(shifts: readonly AttendedShift[], punches: readonly PunchFact[]): Stay[] {
  const inTurn = shifts.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || order(a.id, b.id));
  const clocked = punches
    .filter(({ kind }) => kind === 'CLOCK')
    .toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || order(a.id, b.id));
  const stays: Stay[] = [];
  const taken = new Set<string>();
  let open: Stay | null = null;
  let last = Number.NEGATIVE_INFINITY;
  for (const [index, punch] of clocked.entries()) {
    const isTwice = punch.occurredAt.getTime() - last < TWICE_MS;
    if (open && isTwice) continue;
    if (open && punch.occurredAt <= open.endsBy) {
      open.out = punch;
      open = null;
      last = punch.occurredAt.getTime();
      continue;
    }
    const shift = shiftFor(inTurn, taken, punch.occurredAt);
    if (!shift && isTwice) continue;
    last = punch.occurredAt.getTime();
    if (shift) taken.add(shift.id);
    const stay: Stay = {
      shift,
      in: punch,
      out: null,
      away: [],
      endsBy: shift ? closesAt(shift) : endOfUnplanned(inTurn, punch.occurredAt),
    };
    stays.push(stay);
    if (shift && isGoing(shift, punch, clocked[index + 1])) {
      stay.in = null;
      stay.out = punch;
    } else open = stay;
  }
  for (const shift of inTurn)
    if (!taken.has(shift.id)) stays.push({ shift, in: null, out: null, away: [], endsBy: closesAt(shift) });
  stepOuts(stays, punches);
  return stays.toSorted((a, b) => beginOf(a) - beginOf(b));
}

const order = (a: string, b: string) => (a < b ? -1 : Number(a > b));
const beginOf = (stay: Stay) =>
  (stay.shift?.startsAt ?? stay.in?.occurredAt ?? stay.out?.occurredAt ?? stay.endsBy).getTime();

/** The shift a first punch belongs to: one that is not over, else one whose late limit it is within. */
function shiftFor(shifts: readonly AttendedShift[], taken: ReadonlySet<string>, at: Date) {
  const near = shifts.filter((one) => !taken.has(one.id) && opensAt(one) <= at && at <= closesAt(one));
  return near.find(({ endsAt }) => at < endsAt) ?? near[0] ?? null;
}

/** Nothing planned ends it: twelve hours, or the next shift's window, whichever comes first. */
function endOfUnplanned(shifts: readonly AttendedShift[], at: Date): Date {
  const next = shifts.map(opensAt).find((opens) => opens > at);
  const longest = at.getTime() + LONGEST_STAY_MS;
  return new Date(next ? Math.min(longest, next.getTime() - 1) : longest);
}

/** A shift's only punch near its end is somebody going who forgot to clock in. */
function isGoing(shift: AttendedShift, punch: PunchFact, next: PunchFact | undefined): boolean {
  if (next && next.occurredAt <= closesAt(shift)) return false;
  const nearEnd = Math.max(
    shift.startsAt.getTime() + (shift.endsAt.getTime() - shift.startsAt.getTime()) / 2,
    shift.endsAt.getTime() - shift.limits.earlyLimit * MINUTE_MS,
  );
  return punch.occurredAt.getTime() >= nearEnd;
}

/** Puts stepping out and coming back into the stays they happened in. */
function stepOuts(stays: readonly Stay[], punches: readonly PunchFact[]): void {
  const steps = punches
    .filter(({ kind }) => kind !== 'CLOCK')
    .toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || order(a.id, b.id));
  for (const { id, kind, occurredAt } of steps) {
    const stay = stays.find(
      (one) => one.in && one.in.occurredAt <= occurredAt && occurredAt <= (one.out?.occurredAt ?? one.endsBy),
    );
    const last = stay?.away.at(-1);
    if (kind === 'STEP_OUT' && stay && (!last || last.to))
      stay.away.push({ from: occurredAt, to: null, punchId: id });
    if (kind === 'STEP_BACK' && last && !last.to) last.to = occurredAt;
  }
}

/**
 * A moment no later than `from` (else the first after it) from which on punches can be attached without what was before: no window of a
 * shift and no stay reaches across it. @returns the beginning of time where nothing is known to reach across anything
 */
export function cleanStart(
  shifts: readonly AttendedShift[],
  punches: readonly PunchFact[],
  from: Date,
): Date {
  const opens = shifts.map((shift) => opensAt(shift).getTime()).sort((a, b) => a - b);
  const isClean = (at: number) =>
    shifts.every((one) => opensAt(one).getTime() >= at || closesAt(one).getTime() < at);
  const clean = opens.filter(isClean);
  const moment = clean.filter((at) => at <= from.getTime()).at(-1) ?? clean.find((at) => at > from.getTime());
  if (moment !== undefined) return new Date(moment);
  const clocked = punches.map(({ occurredAt }) => occurredAt.getTime()).sort((a, b) => a - b);
  const afterGap = clocked.filter(
    (at, index) => index > 0 && at - (clocked[index - 1] ?? at) > LONGEST_STAY_MS,
  );
  const gap = afterGap.filter((at) => at <= from.getTime()).at(-1);
  return new Date(gap ?? 0);
}

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

/** What came of a stay or of a shift nobody came to. Hours of a stay with a punch missing are unknown, never guessed. */
export function judgeStay(
  stay: Stay,
  leaves: readonly ApprovedLeave[],
  { graceMinutes, overtimeFromMinutes }: Pick<AttendancePolicy, 'graceMinutes' | 'overtimeFromMinutes'>,
): Judged {
  const { shift } = stay;
  const steppedOutMinutes = stay.away.reduce(
    (sum, { from, to }) => sum + between(from, to ?? stay.out?.occurredAt ?? from),
    0,
  );
  const beyond = (minutes: number, least: number) => (minutes > 0 && minutes >= least ? minutes : 0);
  if (!shift) {
    const workedMinutes = stay.in && stay.out ? between(stay.in.occurredAt, stay.out.occurredAt) : null;
    const overMinutes = beyond(workedMinutes ?? 0, overtimeFromMinutes);
    const state = stay.out ? 'UNPLANNED' : 'MISSING_OUT';
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
  if (!stay.in && !stay.out) return { ...same, state: owed ? 'ABSENT' : 'LEAVE', workedMinutes: 0 };
  const due = owed ?? { from: shift.startsAt, to: shift.endsAt };
  const late = stay.in ? between(due.from, stay.in.occurredAt) : 0;
  const early = stay.out ? between(stay.out.occurredAt, due.to) : 0;
  const marks = {
    lateMinutes: owed && late > graceMinutes ? late : 0,
    earlyMinutes: owed && early > graceMinutes ? early : 0,
  };
  if (!stay.in) return { ...same, ...marks, state: 'MISSING_IN', workedMinutes: null };
  if (!stay.out) return { ...same, ...marks, state: 'MISSING_OUT', workedMinutes: null };
  const there = between(stay.in.occurredAt, stay.out.occurredAt);
  // Whoever was there for less than half of it had no break of it.
  const pause = there * 2 > length ? shift.breakMinutes : 0;
  const overMinutes = beyond(between(shift.endsAt, stay.out.occurredAt), overtimeFromMinutes);
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

/** Moments of a span in which exactly one of these people was there. @returns in turn, those that touch as one */
export function aloneTimes(
  there: readonly { personId: string; from: Date; to: Date }[],
  span: { from: Date; to: Date },
): { personId: string; from: Date; to: Date }[] {
  const cut = (at: Date) => Math.min(Math.max(at.getTime(), span.from.getTime()), span.to.getTime());
  const edges = [...new Set(there.flatMap(({ from, to }) => [cut(from), cut(to)]))].sort((a, b) => a - b);
  const alone: { personId: string; from: Date; to: Date }[] = [];
  for (const [index, from] of edges.entries()) {
    const to = edges[index + 1];
    if (to === undefined) break;
    const here = new Set(
      there.filter((one) => cut(one.from) <= from && cut(one.to) >= to).map((one) => one.personId),
    );
    const [personId] = here;
    if (here.size !== 1 || personId === undefined) continue;
    const last = alone.at(-1);
    if (last && last.personId === personId && last.to.getTime() === from) last.to = new Date(to);
    else alone.push({ personId, from: new Date(from), to: new Date(to) });
  }
  return alone;
}
